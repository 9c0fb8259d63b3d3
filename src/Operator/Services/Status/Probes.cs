using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Status;

/// <summary>What probes that do not succeed tell of the application's container.</summary>
internal static class Probes
{
    // The last try comes up to a period before the end of the time that a start has, and times are in whole seconds.
    private const int Early = 3;

    /// <summary>
    /// Whether a run that was stopped ended because the kubelet lost patience with its start: it lasted as long as it was given, and was never ready.
    /// How much longer it lasted tells nothing: kubelets before 1.22 see to a start that failed up to 90 s late.
    /// </summary>
    public static bool KilledAtStart(PodCase pod, V1ContainerStateTerminated end) =>
        end is { StartedAt: { } from, FinishedAt: { } to }
        && (to - from).TotalSeconds >= pod.Service.Health.StartupSeconds - Early
        && !Readiness.WasReadySince(pod.Pod, from);

    public static PodProblem StartFailed(PodCase pod, string where)
    {
        var answer = ProbeAnswer.Of(pod.Service, pod.Events, "Startup");
        var told = $"{where} runs, but its startup probe ({Target(pod.Service, pod.Service.Health.LivenessPath)}) has not succeeded{Show(answer)}; ";
        return new(70, Reasons.StartupProbeFailing, told + Hint(pod.Service, answer)) { EventsTell = true };
    }

    /// <summary>The liveness probe that made the kubelet end a run, or null when none is known to.</summary>
    public static PodProblem? LivenessFailed(PodCase pod, string where, V1ContainerStateTerminated end) =>
        ProbeAnswer.Of(pod.Service, pod.Events, "Liveness", since: end.StartedAt ?? DateTime.MaxValue) is { } answer
            ? new(70, Reasons.LivenessProbeFailing,
                $"{where} was restarted because its liveness probe ({Target(pod.Service, pod.Service.Health.LivenessPath)}) failed{Show(answer)}")
            { EventsTell = true }
            : null;

    public static PodProblem Starting(PodCase pod, string where)
    {
        var answer = ProbeAnswer.Of(pod.Service, pod.Events, "Startup");
        var told = $"{where} is starting; its startup probe ({Target(pod.Service, pod.Service.Health.LivenessPath)}) has not succeeded yet{Show(answer)}";
        return new(40, Reasons.Progressing, answer is null ? told : $"{told}; {Hint(pod.Service, answer)}") { EventsTell = true };
    }

    public static PodProblem NotReady(PodCase pod, string where, bool wasReady)
    {
        var answer = ProbeAnswer.Of(pod.Service, pod.Events, "Readiness");
        var told = $"{where} runs, but its readiness probe ({Target(pod.Service, pod.Service.Health.Path)}) does not succeed{Show(answer)}";
        var message = answer is { IsSilent: true } ? $"{told}; {Listen(pod.Service)}" : told;
        return (wasReady ? new(70, Reasons.ReadinessProbeFailing, message) : new PodProblem(30, Reasons.Progressing, message)) with { EventsTell = true };
    }

    private static string Show(ProbeAnswer? answer) => answer is null ? "" : $": {answer.Words}";

    private static string Hint(CompletedService service, ProbeAnswer? answer) => service switch
    {
        { Port: not null, Health.Exec.Count: 0 } when answer is null or { IsSilent: true } =>
            $"{Listen(service)} within {service.Health.StartupSeconds} s, not on 127.0.0.1",
        _ => $"it must succeed within {service.Health.StartupSeconds} s",
    };

    private static string Listen(CompletedService service) => $"the application must listen on 0.0.0.0:{service.Port} (PORT)";

    private static string Target(CompletedService service, string? path) => service.Health switch
    {
        { Exec.Count: > 0 } => "the command of spec.health.exec",
        _ when path is not null => $"HTTP {path} on port {service.Port}",
        _ => $"TCP port {service.Port}",
    };
}
