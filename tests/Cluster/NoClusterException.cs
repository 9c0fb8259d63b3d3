namespace PyOps.Cluster;

/// <summary>This machine has no way to a cluster. A cluster test is skipped with this reason, but never where CI=true.</summary>
public sealed class NoClusterException : Exception
{
    public NoClusterException()
    {
    }

    public NoClusterException(string message)
        : base(message)
    {
    }

    public NoClusterException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
