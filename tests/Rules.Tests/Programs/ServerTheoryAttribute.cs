namespace PyOps.Rules.Tests.Programs;

/// <summary>A test that asks Debian's servers; skipped, with the reason, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute() => Skip = DebianServers.Missing;
}
