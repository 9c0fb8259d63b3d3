namespace PyOps.Rules.Pods;

/// <summary>The list that a container is in.</summary>
public enum ContainerKind
{
    /// <summary><c>initContainers</c>: runs before the others, or beside them when it is a sidecar.</summary>
    Init,

    /// <summary><c>containers</c>.</summary>
    App,

    /// <summary><c>ephemeralContainers</c>: put into a running pod by <c>kubectl debug</c>.</summary>
    Ephemeral,
}
