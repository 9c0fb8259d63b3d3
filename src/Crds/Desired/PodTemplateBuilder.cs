using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The pod template: where the handbook's runtime practices become Kubernetes fields.</summary>
public static class PodTemplateBuilder
{
    private const string DefaultServiceAccount = "default";

    /// <summary>As the other, of the role whose pods answer requests.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="facts">The cluster and the install.</param>
    public static V1PodTemplateSpec Build(CompletedService service, ClusterFacts facts) => Build(service, facts, PodRole.Serving);

    /// <summary>Builds the template of pods of any role: hardened, configured and scheduled alike.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="facts">The cluster and the install.</param>
    /// <param name="role">What the pods are for, with which image, program and variables.</param>
    public static V1PodTemplateSpec Build(CompletedService service, ClusterFacts facts, PodRole role) =>
        Shape(role.Of(service), facts, role);

    private static V1PodTemplateSpec Shape(CompletedService service, ClusterFacts facts, PodRole role) => new()
    {
        Metadata = new V1ObjectMeta { Labels = Labels(service, role), Annotations = Annotations(service) },
        Spec = new V1PodSpec
        {
            Containers = [AppContainerBuilder.Build(service, facts, role)],
            InitContainers = InitBuilder.InitContainers(service, facts),
            Volumes = VolumeBuilder.Volumes(service),
            SecurityContext = HardeningBuilder.Pod(service.Security),
            // Written out although it is the default, so that somebody's edit of it is a drift that is undone.
            HostNetwork = false,
            HostPID = false,
            HostIPC = false,
            ShareProcessNamespace = service.Init == InitModes.SharedPid,
            AutomountServiceAccountToken = service.Security.ServiceAccountToken,
            // By name also when it is the namespace's own: the server keeps an alias of the name
            // that nobody owns, and would bring a removed one back.
            ServiceAccountName = service.ServiceAccountName ?? DefaultServiceAccount,
            // Else each Service of the namespace becomes variables, and one that is called uvicorn sets UVICORN_PORT.
            EnableServiceLinks = false,
            ImagePullSecrets = service.ImagePullSecrets is { Count: > 0 } secrets ? [.. secrets] : null,
            TerminationGracePeriodSeconds = service.TerminationGracePeriodSeconds,
            NodeSelector = service.Scheduling?.NodeSelector,
            Tolerations = service.Scheduling?.Tolerations,
            Affinity = service.Scheduling?.Affinity,
            PriorityClassName = service.Scheduling?.PriorityClassName,
            // Never fulfilled: a Service of the user's own that selects podLabels leads to no pod that serves nothing.
            ReadinessGates = role.IsServing ? null : [new V1PodReadinessGate { ConditionType = ApiNames.ServesGate }],
            TopologySpreadConstraints = role.IsServing ? SpreadBuilder.Build(service) : null,
        },
    };

    private static SortedDictionary<string, string> Labels(CompletedService service, PodRole role)
    {
        var labels = new SortedDictionary<string, string>(service.PodLabels.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        // Ours last: a user's label must never take a pod out of the selector.
        foreach (var (name, value) in ObjectMeta.Labels(service, role))
            labels[name] = value;
        return labels;
    }

    private static SortedDictionary<string, string> Annotations(CompletedService service) =>
        new(service.PodAnnotations.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [ApiNames.InitAnnotation] = service.Init,
        };
}
