using System.Reflection;
using Xunit.Sdk;

namespace PyOps.Cluster;

/// <summary>Skips a <see cref="ClusterFactAttribute"/> or <see cref="ClusterTheoryAttribute"/> test on an older server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresKubernetesAttribute(int major, int minor) : BeforeAfterTestAttribute
{
    public int Major => major;

    public int Minor => minor;

    public override void Before(MethodInfo methodUnderTest)
    {
        // xunit calls this synchronously; the shared cluster starts on a pool thread, so blocking here cannot deadlock.
        var server = TestCluster.Shared.GetAwaiter().GetResult().Server;
        var reason = SkipReason(server);
        Skip.If(reason is not null, reason);
    }

    /// <summary>Why a test cannot run on that server, or null when it can.</summary>
    public string? SkipReason(Version server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server >= new Version(major, minor)
            ? null
            : $"needs Kubernetes {major}.{minor} or newer; the server is {server.Major}.{server.Minor}";
    }
}
