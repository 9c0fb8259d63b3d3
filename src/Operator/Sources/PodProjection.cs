using k8s.Models;

namespace PyOps.Operator.Sources;

/// <summary>Keeps of a pod what status needs; the rest would be most of the operator's memory.</summary>
internal static class PodProjection
{
    private static readonly HashSet<string> conditions = ["PodScheduled", "ContainersReady"];

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
            CreationTimestamp = pod.Metadata.CreationTimestamp,
            DeletionTimestamp = pod.Metadata.DeletionTimestamp,
            Labels = pod.Metadata.Labels,
        },
        // A pod's may differ from its template's: it was resized in place, or changed when it was made.
        Spec = new V1PodSpec
        {
            Containers =
            [
                .. (pod.Spec?.Containers ?? [])
                    .Select(container => new V1Container { Name = container.Name, Resources = container.Resources }),
            ],
        },
        Status = new V1PodStatus
        {
            Phase = pod.Status?.Phase,
            Reason = pod.Status?.Reason,
            Message = pod.Status?.Message,
            Conditions = pod.Status?.Conditions?.Where(condition => conditions.Contains(condition.Type)).ToList(),
            ContainerStatuses = pod.Status?.ContainerStatuses,
            InitContainerStatuses = pod.Status?.InitContainerStatuses,
        },
    };
}
