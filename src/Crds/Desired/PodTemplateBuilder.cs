using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The pod template: where the handbook's runtime practices become Kubernetes fields.</summary>
public static class PodTemplateBuilder
{
    /// <summary>Builds the template.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="facts">The cluster and the install.</param>
    public static V1PodTemplateSpec Build(CompletedService service, ClusterFacts facts) => new()
    {
        Metadata = new V1ObjectMeta { Labels = Labels(service), Annotations = Annotations(service) },
        Spec = new V1PodSpec
        {
            Containers = [AppContainerBuilder.Build(service, facts)],
            InitContainers = InitBuilder.InitContainers(service, facts),
            Volumes = VolumeBuilder.Volumes(service),
            SecurityContext = HardeningBuilder.Pod(service.Security),
            // Written out although it is the default, so that somebody's edit of it is a drift that is undone.
            HostNetwork = false,
            HostPID = false,
            HostIPC = false,
            ShareProcessNamespace = service.Init == InitModes.SharedPid,
            AutomountServiceAccountToken = service.Security.ServiceAccountToken,
            ServiceAccountName = service.ServiceAccountName,
            ImagePullSecrets = service.ImagePullSecrets is { Count: > 0 } secrets ? [.. secrets] : null,
            TerminationGracePeriodSeconds = service.TerminationGracePeriodSeconds,
            NodeSelector = service.Scheduling?.NodeSelector,
            Tolerations = service.Scheduling?.Tolerations,
            Affinity = service.Scheduling?.Affinity,
            PriorityClassName = service.Scheduling?.PriorityClassName,
            TopologySpreadConstraints = SpreadBuilder.Build(service),
        },
    };

    private static SortedDictionary<string, string> Labels(CompletedService service)
    {
        var labels = new SortedDictionary<string, string>(service.PodLabels.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        // Ours last: a user's label must never take a pod out of the selector.
        foreach (var (name, value) in ObjectMeta.Labels(service))
            labels[name] = value;
        return labels;
    }

    private static SortedDictionary<string, string> Annotations(CompletedService service) =>
        new(service.PodAnnotations.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [ApiNames.InitAnnotation] = service.Init };
}
