namespace PyOps.Rules.Pods;

/// <summary>Where a probe or a hook connects to.</summary>
/// <param name="Port">Port number; 0 when absent or named.</param>
/// <param name="PortName">Name of a container port, or null.</param>
/// <param name="Host">The host it names; empty for the pod itself.</param>
/// <param name="Path">Path, or the service of gRPC.</param>
/// <param name="Scheme">HTTP, which is the default, or HTTPS.</param>
public sealed record NetworkTarget(int Port, string? PortName, string Host, string? Path, string Scheme);
