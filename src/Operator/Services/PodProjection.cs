using k8s.Models;

namespace PyOps.Operator.Services;

/// <summary>Keeps of a pod what status needs; the rest would be most of the operator's memory.</summary>
internal static class PodProjection
{
    public static V1Pod Project(V1Pod pod) => new()
    {
        ApiVersion = pod.ApiVersion,
        Kind = pod.Kind,
        Metadata = new V1ObjectMeta
        {
            Name = pod.Metadata.Name,
            NamespaceProperty = pod.Metadata.NamespaceProperty,
            Uid = pod.Metadata.Uid,
            ResourceVersion = pod.Metadata.ResourceVersion,
            DeletionTimestamp = pod.Metadata.DeletionTimestamp,
            Labels = pod.Metadata.Labels,
        },
        Status = new V1PodStatus
        {
            Phase = pod.Status?.Phase,
            Conditions = pod.Status?.Conditions,
            ContainerStatuses = pod.Status?.ContainerStatuses,
            InitContainerStatuses = pod.Status?.InitContainerStatuses,
        },
    };
}
