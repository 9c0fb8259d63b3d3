using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;

namespace PyOps.Operator.Services.State;

/// <summary>What the stores hold of one PythonService at one moment.</summary>
/// <param name="Resource">The PythonService.</param>
/// <param name="Deployment">Its Deployment, or null.</param>
/// <param name="Service">Its Service, or null.</param>
/// <param name="Pods">Its serving pods, in no order.</param>
internal sealed record Observation(PythonService Resource, V1Deployment? Deployment, V1Service? Service, IReadOnlyList<V1Pod> Pods)
{
    /// <summary>Every child that the stores hold or could hold, in the order of the table.</summary>
    public IReadOnlyList<SeenChild> Children { get; init; } = [];

    /// <summary>What there is of it beside the Deployment, and is its own.</summary>
    public IEnumerable<SeenChild> ChildrenBesideDeployment => Children.Where(child =>
        child is { Kind.RunsPods: false, Live: IMetadata<V1ObjectMeta> live }
        && ObjectMeta.IsControlledBy(live.Metadata, Resource.Metadata.Uid));

    /// <summary>The pods that the service shall have by a template, and what is still there of earlier ones.</summary>
    public ServicePods PodsBy(V1PodTemplateSpec template) => new(template)
    {
        // The Deployment too: pods that it has just been told to make may not have been seen yet.
        EarlierPorts =
        [
            .. Pods.Where(pod => pod.Status?.Phase is not ("Succeeded" or "Failed")).SelectMany(pod => ServicePods.PortsOf(pod.Spec)),
            .. SeenChild.Of<V1Deployment>(Children) is { Spec.Replicas: not 0 } running
                ? ServicePods.PortsOf(running.Spec.Template.Spec)
                : [],
        ],
    };

    /// <summary>Events of the pod that status cannot explain without them.</summary>
    public IReadOnlyList<PodEvent> Events { get; init; } = [];

    /// <summary>The service whose image it runs, as far as it is there; null when it is not, or none is named.</summary>
    public FollowedService? Followed { get; init; }

    /// <summary>The Jobs that migrate for it, in no order.</summary>
    public IReadOnlyList<V1Job> MigrationJobs { get; init; } = [];

    /// <summary>Pods that migrate for it, or for one of its name before it, in no order.</summary>
    public IReadOnlyList<V1Pod> MigrationPods { get; init; } = [];

    /// <summary>ControllerRevisions that carry its label, in no order.</summary>
    public IReadOnlyList<V1ControllerRevision> Revisions { get; init; } = [];
}
