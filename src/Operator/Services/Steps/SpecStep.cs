using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Validations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Steps;

/// <summary>Stops at a spec that makes no sense: what runs stays as it is. Condition Accepted.</summary>
internal static class SpecStep
{
    public static Progress Take(Progress now)
    {
        var errors = Validation.Check(now.Seen.Resource);
        var reached = now.Reached.With(Accepted(now.Reached.Service, errors));
        return errors.Count == 0 ? now with { Reached = reached } : now with
        {
            Reached = reached with { Revision = Revision.StateOf(now.Seen) },
            Stop = "the spec is invalid",
        };
    }

    /// <summary>The condition.</summary>
    public static V1Condition Accepted(CompletedService service, IReadOnlyList<FieldError> errors) => errors.Count > 0
        ? Conditions.Of(ConditionTypes.Accepted, false, Reasons.InvalidSpec, FieldErrors.Message(errors))
        : Conditions.Of(ConditionTypes.Accepted, true, Reasons.Valid, Hints.After("the spec is valid", service));
}
