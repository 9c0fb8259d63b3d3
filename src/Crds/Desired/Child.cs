using System.Reflection;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>A kind of child with its type: how it is built, and how ours are told from others.</summary>
/// <typeparam name="T">Its model.</typeparam>
public sealed record Child<T> : ChildKind
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Func<CompletedService, ServicePods, ClusterFacts, T?> build;

    /// <summary>A kind that is built from all there is.</summary>
    private Child(Func<CompletedService, ServicePods, ClusterFacts, T?> build)
        : base(typeof(T).GetCustomAttribute<KubernetesEntityAttribute>()!.Kind) => this.build = build;

    /// <summary>A kind that is built from the service and its pods.</summary>
    public Child(Func<CompletedService, ServicePods, T?> build)
        : this((service, pods, _) => build(service, pods))
    {
    }

    /// <summary>A kind that is built from the service and what is known of the cluster.</summary>
    public Child(Func<CompletedService, ClusterFacts, T?> build)
        : this((service, _, facts) => build(service, facts))
    {
    }

    /// <summary>A kind that is built from the service alone.</summary>
    public Child(Func<CompletedService, T?> build)
        : this((service, _, _) => build(service))
    {
    }

    /// <summary>Reads the pod selector of a kind whose selector tells ours from others; null for any other.</summary>
    public Func<T, IDictionary<string, string>?>? Selector { get; init; }

    /// <summary>Builds the object, or null when it must not exist.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="pods">Its pods.</param>
    /// <param name="facts">The cluster and the install.</param>
    public T? Build(CompletedService service, ServicePods pods, ClusterFacts facts) => build(service, pods, facts);

    /// <inheritdoc/>
    public override TResult Use<TResult>(IChildUse<TResult> use) => use.Visit(this);

    /// <inheritdoc/>
    protected override object? BuildAny(CompletedService service, ServicePods pods, ClusterFacts facts) => build(service, pods, facts);
}
