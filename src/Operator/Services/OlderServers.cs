using k8s;
using PyOps.Client;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services;

/// <summary>
/// What is done for servers that are older than <see cref="Oldest"/>, and why. None of it is done for a server that is
/// supported; the project's own test cluster is older.
/// </summary>
internal static class OlderServers
{
    /// <summary>The oldest version that is supported: the first that evaluates the CEL rules of the definitions by itself.</summary>
    public static ServerVersion Oldest { get; } = new(1, 25);

    /// <summary>
    /// For 1.20: its server-side apply leaves of a probe or of a volume's source that we name no longer what it had added
    /// itself. Null for 1.21 and newer.
    /// </summary>
    public static LeftoverRemoval? Leftovers(ServerVersion version, IKubernetes client) =>
        version.AtLeast(1, 21) ? null : new LeftoverRemoval(client);

    /// <summary>
    /// For all before 1.24: their server-side apply appends what is new to a list. Later ones, and the last patches of 1.21 to
    /// 1.23, keep the order that is applied. Null for 1.24 and newer.
    /// </summary>
    public static EnvOrder? Order(ServerVersion version, IKubernetes client) =>
        version.AtLeast(1, 24) ? null : new EnvOrder(client);
}
