using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Status;

/// <summary>What a startup probe that does not succeed tells.</summary>
internal static class StartupProbe
{
    /// <summary>Whether a container that never started up ended because the kubelet lost patience: it ran as long as it was given.</summary>
    public static bool Killed(CompletedService service, V1ContainerStateTerminated end) =>
        end is { StartedAt: { } from, FinishedAt: { } to } && (to - from).TotalSeconds >= service.Health.StartupSeconds;

    /// <summary>A sentence that says what is probed and what most often is wrong.</summary>
    public static string Message(CompletedService service, string where)
    {
        var hint = service is { Port: { } port, Health.Exec.Count: 0 }
            ? $"the application must listen on 0.0.0.0:{port} (PORT) within {service.Health.StartupSeconds} s, not on 127.0.0.1"
            : $"it must succeed within {service.Health.StartupSeconds} s";
        return $"{where} runs, but its startup probe ({Target(service)}) has not succeeded; {hint}";
    }

    /// <summary>What is probed, in a few words.</summary>
    public static string Target(CompletedService service) => service.Health switch
    {
        { Exec.Count: > 0 } => "the command of spec.health.exec",
        { Path: { } path } => $"HTTP {path} on port {service.Port}",
        _ => $"TCP port {service.Port}",
    };
}
