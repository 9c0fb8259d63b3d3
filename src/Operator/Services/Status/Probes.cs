using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;

namespace PyOps.Operator.Services.Status;

/// <summary>What probes that do not succeed tell of the application's container.</summary>
internal static class Probes
{
    public static PodProblem StartFailed(PodCase pod, string where, V1ContainerStatus status)
    {
        var told = $"{where} runs, but its startup probe ({Target(pod.Service, pod.Service.Health.LivenessPath)}) has not succeeded";
        var answer = ProbeAnswers.Of(pod, status, "Startup");
        var message = Kept(pod, told, answer) ?? $"{told}{Show(answer)}; {InTime(pod.Service, answer)}";
        return new(70, Reasons.StartupProbeFailing, message) { EventsTell = true };
    }

    /// <summary>A run that the kubelet ended because of its liveness probe.</summary>
    /// <param name="pod">The pod and its events.</param>
    /// <param name="where">Pod and container.</param>
    /// <param name="status">The container.</param>
    /// <param name="end">The run.</param>
    /// <param name="isSure">Whether the kubelet said so.</param>
    public static PodProblem LivenessFailed(
        PodCase pod, string where, V1ContainerStatus status, V1ContainerStateTerminated end, bool isSure)
    {
        if (status.Name != PodRole.Container)
            return new(70, Reasons.LivenessProbeFailing, $"{where} was restarted because its liveness probe failed") { EventsTell = true };
        var told = Restarted(pod, where);
        // Of the runs before where the kubelet left the answers of this one out.
        var answer = ProbeAnswers.Of(pod, status, "Liveness", since: end.StartedAt ?? DateTime.MaxValue)
            ?? ProbeAnswers.Of(pod, status, "Liveness");
        var message = Kept(pod, told, answer) ?? $"{told}{Show(answer)}";
        if (!isSure && message == told)
            message = $"{where} was stopped (exit code {end.ExitCode}), most likely because its liveness probe "
                + $"({Target(pod.Service, pod.Service.Health.LivenessPath)}) failed";
        return new(70, Reasons.LivenessProbeFailing, message) { EventsTell = true };
    }

    /// <summary>The begin of what is told of a run that a liveness probe ended.</summary>
    public static string Restarted(PodCase pod, string where) =>
        $"{where} was restarted because its liveness probe ({Target(pod.Service, pod.Service.Health.LivenessPath)}) failed";

    public static PodProblem Starting(PodCase pod, string where, V1ContainerStatus status)
    {
        var told = $"{where} is starting; its startup probe ({Target(pod.Service, pod.Service.Health.LivenessPath)}) has not succeeded yet";
        var answer = ProbeAnswers.Of(pod, status, "Startup");
        // In the first seconds nobody listens yet, and that tells nothing.
        if (answer is { IsSilent: true } && ProbeAnswers.IsEarly(pod, status, "Startup"))
            answer = null;
        var message = Kept(pod, told, answer) ?? (answer is null ? told : $"{told}{Show(answer)}; {InTime(pod.Service, answer)}");
        var problem = answer is { IsHopeless: true }
            ? new PodProblem(70, Reasons.StartupProbeFailing, message)
            : new PodProblem(40, Reasons.Progressing, message);
        return problem with { EventsTell = true };
    }

    public static PodProblem NotReady(PodCase pod, string where, V1ContainerStatus status, bool wasReady)
    {
        var told = $"{where} runs, but its readiness probe ({Target(pod.Service, pod.Service.Health.Path)}) does not succeed";
        var since = wasReady ? Readiness.Turned(pod.Pod) - Turning(pod.Service) : status.State?.Running?.StartedAt;
        var answer = ProbeAnswers.Of(pod, status, "Readiness", since ?? default);
        var message = Kept(pod, told, answer) ?? $"{told}{Show(answer)}";
        var problem = wasReady
            ? new PodProblem(70, Reasons.ReadinessProbeFailing, message)
            : new PodProblem(30, Reasons.Progressing, message);
        return problem with { EventsTell = true };
    }

    // Events are forgotten after an hour, are read a while after a start of the operator, and at last tell of nothing but the first seconds
    // of a run. What was told before holds until something else is answered.
    private static string? Kept(PodCase pod, string told, ProbeAnswer? answer)
    {
        if (answer is { IsSilent: false })
            return null;
        var start = pod.Before.IndexOf($"{told}: ", StringComparison.Ordinal);
        return start < 0 || (answer is not null && pod.Before.AsSpan(start).Contains("connection refused", StringComparison.Ordinal))
            ? null
            : pod.Before[start..];
    }

    // A pod turns after the last of some failures; each may have waited for its answer.
    private static TimeSpan Turning(CompletedService service) =>
        TimeSpan.FromSeconds(ProbeTimes.ReadinessFailures * (ProbeTimes.ReadinessPeriodSeconds + service.Health.TimeoutSeconds));

    private static string Show(ProbeAnswer? answer) => answer switch
    {
        null => "",
        { Advice: { } advice } => $": {answer.Words}; {advice}",
        _ => $": {answer.Words}",
    };

    private static string InTime(CompletedService service, ProbeAnswer? answer) => service switch
    {
        { Port: { } port, Health.Exec.Count: 0 } when answer is null or { IsSilent: true } =>
            $"the application must listen on 0.0.0.0:{port} (PORT) within {service.Health.StartupSeconds} s, not on 127.0.0.1",
        _ => $"it must succeed within {service.Health.StartupSeconds} s",
    };

    private static string Target(CompletedService service, string? path) => service.Health switch
    {
        { Exec.Count: > 0 } => "the command of spec.health.exec",
        _ when path is not null => $"HTTP {path} on port {service.Port}",
        _ => $"TCP port {service.Port}",
    };
}
