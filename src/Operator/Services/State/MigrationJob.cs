using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Services.State;

/// <summary>
/// Reads the Job of a migration. That it has ended its controller says last of all, when its pod has ended too, unless it stops that.
/// </summary>
internal static class MigrationJob
{
    /// <summary>Name of the revision that is to run after it.</summary>
    public static string? Revision(V1Job job) => Said(job, ApiNames.RevisionAnnotation);

    /// <summary>The mark of its command.</summary>
    public static string? Mark(V1Job job) => Said(job, ApiNames.MigrationAnnotation);

    public static bool HasEnded(V1Job job) => HasSucceeded(job) || Failure(job) is not null;

    public static bool HasSucceeded(V1Job job) => Condition(job, "Complete") is not null;

    /// <summary>What one came to that has ended.</summary>
    public static MigrationPhase Result(V1Job ended) => HasSucceeded(ended) ? MigrationPhase.Succeeded
        : Failure(ended)?.Reason == "DeadlineExceeded" ? MigrationPhase.TimedOut
        : MigrationPhase.Failed;

    /// <summary>How long it took; null while that is not known.</summary>
    public static TimeSpan? Duration(V1Job job) => (job.Status?.CompletionTime ?? Failure(job)?.LastTransitionTime) - job.Status?.StartTime;

    /// <summary>When it ended; the time at which it was made while it has not.</summary>
    public static DateTime? Time(V1Job job) =>
        job.Status?.CompletionTime ?? Failure(job)?.LastTransitionTime ?? job.Metadata.CreationTimestamp;

    private static string? Said(V1Job job, string annotation) =>
        job.Metadata.Annotations?.TryGetValue(annotation, out var value) is true ? value : null;

    private static V1JobCondition? Failure(V1Job job) => Condition(job, "Failed");

    private static V1JobCondition? Condition(V1Job job, string type) =>
        job.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type && condition.Status == "True");
}
