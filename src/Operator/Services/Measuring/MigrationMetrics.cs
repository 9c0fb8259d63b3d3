using k8s.Models;
using Prometheus;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Measuring;

/// <summary>Counts how migrations end, and measures how long they take; a replica counts what its store sees.</summary>
internal sealed class MigrationMetrics
{
    private const string Lost = "lost";
    private readonly Counter ended;
    private readonly Histogram duration;

    public MigrationMetrics(OperatorMetrics metrics)
    {
        var factory = Metrics.WithCustomRegistry(metrics.Registry);
        ended = factory.CreateCounter(
            "pyops_migrations_total", "Migrations that ended, by result; lost: the Job was deleted before.", ["result"]);
        // From a second to more than a day, the longest that one may take.
        duration = factory.CreateHistogram(
            "pyops_migration_seconds", "Time from the start of a migration's Job to its end, whatever that was.",
            new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(1, 2, 17) });
        foreach (var result in new[] { MigrationPhase.Succeeded, MigrationPhase.Failed, MigrationPhase.TimedOut })
            ended.WithLabels(Label(result));
        ended.WithLabels(Lost);
    }

    /// <summary>A Job was seen to change.</summary>
    /// <param name="before">As it was; null when it is new.</param>
    /// <param name="now">As it is; null when it is gone.</param>
    public void Changed(V1Job? before, V1Job? now)
    {
        // One that had ended when this process saw it first was counted by another.
        if (before is null || MigrationJob.HasEnded(before))
            return;
        if (now is null || now.Metadata.Uid != before.Metadata.Uid)
        {
            ended.WithLabels(Lost).Inc();
        }
        else if (MigrationJob.HasEnded(now))
        {
            ended.WithLabels(Label(MigrationJob.Result(now))).Inc();
            if (MigrationJob.Duration(now) is { } took)
                duration.Observe(took.TotalSeconds);
        }
    }

    private static string Label(MigrationPhase result) => result.ToString().ToLowerInvariant();
}
