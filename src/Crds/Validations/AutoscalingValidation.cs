using PyOps.Crds.Markers;

namespace PyOps.Crds.Validations;

/// <summary>The autoscaler has a range to decide in.</summary>
internal static class AutoscalingValidation
{
    public static IEnumerable<FieldError> Check(AutoscalingSpec? autoscaling)
    {
        if ((autoscaling?.MinReplicas ?? SpecDefaults.MinReplicas) > autoscaling?.MaxReplicas)
            yield return new("spec.autoscaling.minReplicas", Fixes.ReplicaRange);
    }
}
