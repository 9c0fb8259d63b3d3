namespace PyOps.Crds.Validations;

/// <summary>A rollout can make progress.</summary>
internal static class RolloutValidation
{
    public static IEnumerable<FieldError> Check(RolloutSpec? rollout)
    {
        if (rollout is null)
            yield break;
        if (IsZero(rollout.MaxSurge?.Value ?? SpecDefaults.MaxSurge) && (rollout.MaxUnavailable is null || IsZero(rollout.MaxUnavailable.Value)))
            yield return new("spec.rollout.maxSurge", "maxSurge and maxUnavailable cannot both be 0: no pod could be replaced");
        if ((rollout.ProgressDeadlineSeconds ?? SpecDefaults.ProgressDeadlineSeconds) <= (rollout.MinReadySeconds ?? SpecDefaults.MinReadySeconds))
            yield return new("spec.rollout.progressDeadlineSeconds", "progressDeadlineSeconds must be more than minReadySeconds");
    }

    private static bool IsZero(string value) => value is "0" or "0%";
}
