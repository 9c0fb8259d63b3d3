using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>A kind of object that a service becomes: a line of <see cref="ChildTable"/>.</summary>
/// <param name="Name">The kind.</param>
public abstract record ChildKind(string Name)
{
    /// <summary>Whether pods run without it, and a cluster may not serve the kind.</summary>
    public bool IsCompanion { get; init; }

    /// <summary>Whether it makes the pods.</summary>
    public bool RunsPods { get; init; }

    /// <summary>Whether it leads to the pods: it is there as long as what runs is to be reached by it.</summary>
    public bool LeadsToPods { get; init; }

    /// <summary>Whether it restricts the pods: none may be made before it is as it shall be.</summary>
    public bool IsRestriction { get; init; }

    /// <summary>Does something with the kind for which its type matters.</summary>
    public abstract TResult Use<TResult>(IChildUse<TResult> use);

    /// <summary>The objects of a service, of which each is one of a line of the table.</summary>
    internal static IEnumerable<object> BuildAll(
        IEnumerable<ChildKind> kinds, CompletedService service, ServicePods pods, ClusterFacts facts) =>
        kinds.Select(kind => kind.BuildAny(service, pods, facts)).OfType<object>();

    /// <summary>Builds the object, or null when it must not exist.</summary>
    protected abstract object? BuildAny(CompletedService service, ServicePods pods, ClusterFacts facts);
}
