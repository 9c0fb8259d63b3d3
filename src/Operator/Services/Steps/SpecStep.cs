using PyOps.Crds.Validations;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services.Steps;

/// <summary>Stops at a spec that makes no sense: what runs stays as it is. Condition Accepted.</summary>
internal static class SpecStep
{
    public static Progress Take(Progress now)
    {
        var errors = Validation.Check(now.Seen.Resource);
        return errors.Count == 0 ? now : now with
        {
            Reached = now.Reached with { Errors = errors, Revision = Revision.StateOf(now.Seen) },
            Stop = "the spec is invalid",
        };
    }
}
