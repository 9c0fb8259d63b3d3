using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services.Steps;

/// <summary>Stops at <c>spec.paused</c>: the rest is only looked at.</summary>
internal static class PauseStep
{
    public static Progress Take(Progress now) => now.Seen.Resource.Spec?.Paused is not true ? now : now with
    {
        Reached = now.Reached with { Paused = true, Revision = Revision.StateOf(now.Seen) },
        Stop = "spec.paused is true",
    };
}
