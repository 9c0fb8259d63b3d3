using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Sources;

/// <summary>Keeps of a pod what somebody asks of it; the rest would be most of the operator's memory.</summary>
internal static class PodProjection
{
    private static readonly HashSet<string> conditions = ["PodScheduled", "ContainersReady"];
    private static readonly SharedValues<V1PodSpec> specs = new();

    /// <summary>What the status of a service needs.</summary>
    public static V1Pod Project(V1Pod pod) => Keep(
        pod,
        // A pod's may differ from its template's: it was resized in place, changed when it was made, or is by an earlier template.
        container => new V1Container { Name = container.Name, Resources = container.Resources, Ports = container.Ports },
        status => new V1PodStatus
        {
            Phase = status?.Phase,
            Reason = status?.Reason,
            Message = status?.Message,
            Conditions = status?.Conditions?.Where(condition => conditions.Contains(condition.Type)).ToList(),
            ContainerStatuses = status?.ContainerStatuses,
            InitContainerStatuses = status?.InitContainerStatuses,
        });

    /// <summary>Who a pod is, and what is kept of its containers and of its status.</summary>
    public static V1Pod Keep(V1Pod pod, Func<V1Container, V1Container> container, Func<V1PodStatus?, V1PodStatus> status) => new()
    {
        ApiVersion = pod.ApiVersion,
        Kind = pod.Kind,
        Metadata = new V1ObjectMeta
        {
            Name = pod.Metadata.Name,
            NamespaceProperty = pod.Metadata.NamespaceProperty,
            Uid = pod.Metadata.Uid,
            ResourceVersion = pod.Metadata.ResourceVersion,
            CreationTimestamp = pod.Metadata.CreationTimestamp,
            DeletionTimestamp = pod.Metadata.DeletionTimestamp,
            Labels = pod.Metadata.Labels,
        },
        // Of many pods it is the same.
        Spec = specs.Of(new V1PodSpec { Containers = [.. (pod.Spec?.Containers ?? []).Select(container)] }),
        Status = status(pod.Status),
    };
}
