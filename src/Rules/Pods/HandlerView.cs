namespace PyOps.Rules.Pods;

/// <summary>What a probe or a lifecycle hook does.</summary>
public sealed class HandlerView
{
    /// <summary><c>httpGet</c>.</summary>
    public NetworkTarget? Http { get; internal set; }

    /// <summary><c>tcpSocket</c>.</summary>
    public NetworkTarget? Tcp { get; internal set; }

    /// <summary><c>grpc</c>; its service takes the place of the path.</summary>
    public NetworkTarget? Grpc { get; internal set; }

    /// <summary>The command of <c>exec</c>.</summary>
    public IReadOnlyList<string>? Exec { get; internal set; }

    /// <summary>Seconds of <c>sleep</c>.</summary>
    public long? SleepSeconds { get; internal set; }

    /// <summary>Whether it does anything.</summary>
    public bool DoesSomething => Http is not null || Tcp is not null || Grpc is not null || Exec is not null || SleepSeconds is not null;

    /// <summary>Whether another does the very same.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="ports">The container's ports, by which a named port is a number.</param>
    public bool DoesTheSameAs(HandlerView other, IReadOnlyList<PortView> ports) =>
        Http?.With(ports, "/") == other.Http?.With(ports, "/") && Tcp?.With(ports, "") == other.Tcp?.With(ports, "")
        && Grpc?.With(ports, "") == other.Grpc?.With(ports, "") && SleepSeconds == other.SleepSeconds
        && (Exec is null ? other.Exec is null : other.Exec is not null && Exec.SequenceEqual(other.Exec, StringComparer.Ordinal));
}
