using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>A kind of object that a service becomes: a line of <see cref="ChildTable"/>.</summary>
/// <param name="Name">The kind.</param>
public abstract record ChildKind(string Name)
{
    /// <summary>Whether pods run without it, and a cluster may not serve the kind.</summary>
    public bool IsCompanion { get; init; }

    /// <summary>Does something with the kind for which its type matters.</summary>
    public abstract TResult Use<TResult>(IChildUse<TResult> use);

    /// <summary>The objects of a service, of which each is one of a line of the table.</summary>
    internal static IEnumerable<object> BuildAll(
        IEnumerable<ChildKind> kinds, CompletedService service, V1PodTemplateSpec template, ClusterFacts facts) =>
        kinds.Select(kind => kind.BuildAny(service, template, facts)).OfType<object>();

    /// <summary>Builds the object, or null when it must not exist.</summary>
    protected abstract object? BuildAny(CompletedService service, V1PodTemplateSpec pods, ClusterFacts facts);
}
