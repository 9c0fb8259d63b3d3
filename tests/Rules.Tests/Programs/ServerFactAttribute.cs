namespace PyOps.Rules.Tests.Programs;

/// <summary>Likewise, for a test without data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = DebianServers.Missing;
}
