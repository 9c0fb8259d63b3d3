namespace PyOps.Rules.Pods;

/// <summary>Where a probe or a hook connects to.</summary>
/// <param name="Port">Port number; 0 when absent or named.</param>
/// <param name="PortName">Name of a container port, or null.</param>
/// <param name="Host">The host it names; empty for the pod itself.</param>
/// <param name="Path">Path, or the service of gRPC.</param>
/// <param name="Scheme">HTTP, which is the default, or HTTPS.</param>
public sealed record NetworkTarget(int Port, string? PortName, string Host, string? Path, string Scheme)
{
    /// <summary>The same target, written out: the port as a number where its name is known, and the path.</summary>
    /// <param name="ports">The container's ports.</param>
    /// <param name="path">What an absent path means.</param>
    internal NetworkTarget With(IReadOnlyList<PortView> ports, string path)
    {
        var named = PortName is null ? default : ports.FirstOrDefault(port => port.Name == PortName);
        return this with
        {
            Port = named.Container > 0 ? named.Container : Port,
            PortName = named.Container > 0 ? null : PortName,
            Path = string.IsNullOrEmpty(Path) ? path : Path,
        };
    }
}
