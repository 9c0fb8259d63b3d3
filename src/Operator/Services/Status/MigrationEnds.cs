using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Why a migration failed, by what is left of its pod.</summary>
internal static class MigrationEnds
{
    /// <summary>In words that follow the name of the migration.</summary>
    /// <param name="job">The Job that failed.</param>
    /// <param name="pods">Pods of the service that migrate, or did.</param>
    public static string Of(V1Job job, IEnumerable<V1Pod> pods)
    {
        if (MigrationPods.Of(job, pods) is not { } pod)
            return "failed, and its pod is gone: somebody or something removed it";
        if (pod.Status?.Reason is { Length: > 0 } reason)
        {
            var what = reason == Reasons.Evicted ? "was evicted" : $"ended ({reason})";
            return $"failed: its pod {what}: {Text.Sentence(pod.Status.Message)}";
        }

        var end = (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? [])
            .Select(status => status.State?.Terminated)
            .FirstOrDefault(end => end is { ExitCode: not 0 });
        return end switch
        {
            null => "failed, and its pod does not tell why",
            { Reason: "StartError" or "ContainerCannotRun" } => StartErrors.Message("failed: it", end.Message),
            { Reason: "OOMKilled" } =>
                "failed: it was killed for using more memory than its limit; raise spec.resources.limits.memory",
            _ => Exit(end),
        };
    }

    private static string Exit(V1ContainerStateTerminated end)
    {
        var (meaning, advice) = ExitCodes.Read(end.ExitCode, end.Signal, isProgram: false);
        var words = LastWords.Of(end.Message) is { } line ? $": \"{line}\"" : "";
        return $"failed with exit code {end.ExitCode}{meaning}{words}{(advice is null ? "" : $"; {advice}")}";
    }
}
