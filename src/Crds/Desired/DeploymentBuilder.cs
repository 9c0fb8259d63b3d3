using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The Deployment around a pod template.</summary>
public static class DeploymentBuilder
{
    // A rollback goes to a revision of ours; ReplicaSets are kept only for `kubectl rollout history`.
    private const int KeptReplicaSets = 3;

    /// <summary>What shall run, by which strategy; replicas are left out where something else scales it.</summary>
    /// <param name="service">A completed service.</param>
    /// <param name="template">The pods that it shall run.</param>
    public static V1Deployment Build(CompletedService service, V1PodTemplateSpec template)
    {
        var deployment = new V1Deployment
        {
            Metadata = ObjectMeta.Child(service, service.Autoscaling is null ? null : ScaledBy()),
            Spec = new V1DeploymentSpec
            {
                Replicas = service.Autoscaling is null ? service.Replicas : null,
                Selector = new V1LabelSelector { MatchLabels = ObjectMeta.Selector(service) },
                Strategy = Strategy(service.Rollout),
                ProgressDeadlineSeconds = service.Rollout.ProgressDeadlineSeconds,
                MinReadySeconds = service.Rollout.MinReadySeconds,
                RevisionHistoryLimit = KeptReplicaSets,
                Paused = false,
                Template = template,
            },
        };
        return deployment.Initialize();
    }

    private static SortedDictionary<string, string> ScaledBy() =>
        new(StringComparer.Ordinal) { [ApiNames.ScaledByAnnotation] = V1HorizontalPodAutoscaler.KubeKind };

    private static V1DeploymentStrategy Strategy(CompletedRollout rollout) => rollout.Strategy == Strategies.Recreate
        ? new V1DeploymentStrategy { Type = Strategies.Recreate }
        : new V1DeploymentStrategy
        {
            Type = Strategies.RollingUpdate,
            RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = rollout.MaxSurge, MaxUnavailable = rollout.MaxUnavailable },
        };
}
