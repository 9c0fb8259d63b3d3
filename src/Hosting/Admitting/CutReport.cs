using Microsoft.Extensions.Logging;
using Prometheus;

namespace PyOps.Hosting.Admitting;

/// <summary>Tells who was sent away to make room for others: by a metric, and by one line a minute at most.</summary>
/// <param name="registry">Where the metric is.</param>
/// <param name="logger">Where the line goes.</param>
/// <param name="time">The clock of the minutes.</param>
public sealed class CutReport(CollectorRegistry registry, ILogger logger, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan between = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> untold = new(StringComparer.Ordinal);
    private readonly Counter metric = Metrics.WithCustomRegistry(registry).CreateCounter(
        "pyops_cut_off_total", "What was cut off to make room for others: connections, requests, bodies.", ["what"]);

    private Origin last;
    private System.Threading.ITimer? timer;

    /// <summary>Counts for one kind, in the plural. Its metric is there from now on, at zero.</summary>
    public CutCount Of(string what) => new(this, what, metric.WithLabels(what.Replace(' ', '_')));

    /// <inheritdoc />
    public void Dispose() => timer?.Dispose();

    internal void Add(string what, Origin origin)
    {
        lock (gate)
        {
            untold[what] = untold.GetValueOrDefault(what) + 1;
            last = origin;
            timer ??= time.CreateTimer(_ => Tell(), null, between, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell()
    {
        string counts;
        lock (gate)
        {
            counts = string.Join(", ", untold.Select(entry => $"{entry.Value} {entry.Key}"));
            untold.Clear();
            timer!.Dispose();
            timer = null;
        }
        logger.LogWarning("Cut off to make room for others, within a minute: {Counts}; the last came from {Address}", counts, last);
    }
}
