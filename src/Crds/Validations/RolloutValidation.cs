namespace PyOps.Crds.Validations;

/// <summary>A rollout can make progress.</summary>
internal static class RolloutValidation
{
    public static IEnumerable<FieldError> Check(RolloutSpec? rollout)
    {
        if (rollout is null)
            yield break;
        // Absent, maxSurge is not 0 and maxUnavailable is.
        if (rollout.MaxSurge?.Value is "0" or "0%" && rollout.MaxUnavailable?.Value is null or "0" or "0%")
            yield return new("spec.rollout.maxSurge", "maxSurge and maxUnavailable cannot both be 0: no pod could be replaced");
        var deadline = rollout.ProgressDeadlineSeconds ?? SpecDefaults.ProgressDeadlineSeconds;
        if (deadline <= (rollout.MinReadySeconds ?? SpecDefaults.MinReadySeconds))
            yield return new("spec.rollout.progressDeadlineSeconds", "progressDeadlineSeconds must be more than minReadySeconds");
    }
}
