using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Whether the kubelet ended a run because of a probe. It says so in an event, which comes late, may be left off, and is forgotten after an
/// hour; then the end itself has to tell: how long the run lasted, and with which exit code it ended.
/// </summary>
internal static class ProbeKill
{
    // The last try comes up to a period before the end of the time that a start has, and times are in whole seconds.
    private const int Early = 3;

    // How a container ends that is told to stop: SIGKILL, SIGTERM, SIGINT, or such a signal that it handles.
    private static readonly int[] stopped = [137, 143, 130, 0];

    /// <summary>What is to be told of a run that a probe ended; null when none did, as far as it is known.</summary>
    public static PodProblem? Problem(PodCase pod, string where, V1ContainerStatus status, V1ContainerStateTerminated end)
    {
        if (IsTold(pod, status, end, "startup"))
            return status.Name == PodRole.Container
                ? Probes.StartFailed(pod, where, status)
                : new(70, Reasons.StartupProbeFailing, $"{where} was restarted because its startup probe has not succeeded in time")
                {
                    EventsTell = true,
                };
        if (IsTold(pod, status, end, "liveness"))
            return Probes.LivenessFailed(pod, where, status, end, isSure: true);
        return status.Name == PodRole.Container && HasProbes(pod) && stopped.Contains(end.ExitCode)
            ? Untold(pod, where, status, end)
            : null;
    }

    /// <summary>Whether events might tell that a probe ended the run.</summary>
    public static bool IsPossible(PodCase pod, V1ContainerStatus status, V1ContainerStateTerminated end) =>
        status.Name == PodRole.Container
            ? HasProbes(pod) && (stopped.Contains(end.ExitCode) || Seconds(end) >= Soonest(pod))
            : end.ExitCode is 137 or 143;

    private static PodProblem? Untold(PodCase pod, string where, V1ContainerStatus status, V1ContainerStateTerminated end)
    {
        var isLong = Seconds(end) >= ProbeTimes.SoonestLivenessKill;
        if (FailedAtItsEnd(pod, end) || (isLong && pod.Before.Contains(Probes.Restarted(pod, where), StringComparison.Ordinal)))
            return Probes.LivenessFailed(pod, where, status, end, isSure: true);
        if (KilledAtStart(pod, end))
            return Probes.StartFailed(pod, where, status);
        return end.ExitCode is 137 or 143 && isLong
            ? Probes.LivenessFailed(pod, where, status, end, isSure: false)
            : null;
    }

    // `Container app failed liveness probe, will be restarted`; `Container failed liveness probe.. Container will be killed and recreated.`
    private static bool IsTold(PodCase pod, V1ContainerStatus status, V1ContainerStateTerminated end, string probe) => pod.Events.Any(one =>
        one.Reason == "Killing"
        && (one.Container is null
            ? one.Message.Contains($"Container {status.Name} ", StringComparison.Ordinal)
            : one.Container == status.Name)
        && one.Message.Contains($"failed {probe} probe", StringComparison.OrdinalIgnoreCase)
        && one.Last >= end.StartedAt && one.Last <= (end.FinishedAt ?? DateTime.MaxValue).AddSeconds(Early));

    // A handled signal reads like an end of its own (0): then the probe must have failed shortly before.
    private static bool FailedAtItsEnd(PodCase pod, V1ContainerStateTerminated end)
    {
        var patience = TimeSpan.FromSeconds(ProbeTimes.LivenessPeriodSeconds + pod.Service.TerminationGracePeriodSeconds + Early);
        var since = end.ExitCode == 0 ? end.FinishedAt - patience : end.StartedAt;
        return pod.Events.Any(one => one is { Reason: "Unhealthy", Container: null or PodRole.Container }
            && one.Message.StartsWith("Liveness", StringComparison.Ordinal)
            && one.Last >= end.StartedAt && one.Last >= since);
    }

    // It lasted as long as a start is given, and was never ready. How much longer it lasted tells nothing: kubelets
    // before 1.22 see to a start that failed up to 90 s late.
    private static bool KilledAtStart(PodCase pod, V1ContainerStateTerminated end) =>
        Seconds(end) >= pod.Service.Health.StartupSeconds - Early && !Readiness.WasReadySince(pod.Pod, end.StartedAt!.Value);

    private static int Soonest(PodCase pod) => Math.Min(pod.Service.Health.StartupSeconds - Early, ProbeTimes.SoonestLivenessKill);

    private static double Seconds(V1ContainerStateTerminated end) =>
        end is { StartedAt: { } from, FinishedAt: { } to } ? (to - from).TotalSeconds : -1;

    private static bool HasProbes(PodCase pod) => pod.Service.IsWeb || pod.Service.Health.Exec.Count > 0;
}
