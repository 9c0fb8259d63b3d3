using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The HorizontalPodAutoscaler. Of autoscaling/v1, which every server has and which is enough for CPU.</summary>
public static class AutoscalerBuilder
{
    /// <summary>Builds the autoscaler, or null when the spec has none.</summary>
    /// <param name="service">A completed service.</param>
    public static V1HorizontalPodAutoscaler? Build(CompletedService service)
    {
        if (service.Autoscaling is not { } autoscaling)
            return null;
        var autoscaler = new V1HorizontalPodAutoscaler
        {
            Metadata = ObjectMeta.Child(service),
            Spec = new V1HorizontalPodAutoscalerSpec
            {
                ScaleTargetRef = new V1CrossVersionObjectReference
                {
                    ApiVersion = $"{V1Deployment.KubeGroup}/{V1Deployment.KubeApiVersion}",
                    Kind = V1Deployment.KubeKind,
                    Name = service.Name,
                },
                MinReplicas = autoscaling.MinReplicas,
                MaxReplicas = autoscaling.MaxReplicas,
                TargetCPUUtilizationPercentage = autoscaling.CpuPercent,
            },
        };
        return autoscaler.Initialize();
    }
}
