using PyOps.Crds.Markers;

namespace PyOps.Crds.Validations;

/// <summary>A rollout can make progress.</summary>
internal static class RolloutValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        if (spec.Rollout is not { } rollout)
            yield break;
        // Absent, maxSurge is not 0 and maxUnavailable is.
        if (rollout.MaxSurge?.Value is "0" or "0%" && rollout.MaxUnavailable?.Value is null or "0" or "0%")
            yield return new("spec.rollout.maxSurge", "maxSurge and maxUnavailable cannot both be 0: no pod could be replaced");
        var needed = (rollout.MinReadySeconds ?? SpecDefaults.MinReadySeconds)
            + (spec.Health?.StartupSeconds ?? SpecDefaults.StartupSeconds);
        if (rollout.ProgressDeadlineSeconds <= needed)
            yield return new("spec.rollout.progressDeadlineSeconds", Fixes.ProgressDeadline);
    }
}
