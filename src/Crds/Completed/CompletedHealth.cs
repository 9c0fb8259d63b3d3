namespace PyOps.Crds.Completed;

/// <summary>How to probe. Without path and exec a Web service is probed by TCP and a Worker not at all.</summary>
/// <param name="Path">HTTP path of readiness, or null.</param>
/// <param name="LivenessPath">HTTP path of startup and liveness, or null.</param>
/// <param name="Exec">Command of all three probes; empty means none.</param>
/// <param name="StartupSeconds">Seconds that a start may take.</param>
/// <param name="TimeoutSeconds">Seconds that one probe may take.</param>
/// <param name="Host">Host header of HTTP probes; null for the pod's address.</param>
public sealed record CompletedHealth(
    string? Path, string? LivenessPath, IReadOnlyList<string> Exec, int StartupSeconds, int TimeoutSeconds, string? Host);
