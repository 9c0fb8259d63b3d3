using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Validations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Steps;

/// <summary>Completes the spec, and stops at one that makes no sense: what runs stays as it is. Condition Accepted.</summary>
internal static class SpecStep
{
    /// <summary>The condition before the step was taken, and after it threw.</summary>
    public static V1Condition NotLookedAt { get; } = new()
    {
        Type = ConditionTypes.Accepted,
        Status = "Unknown",
        Reason = Reasons.Progressing,
        Message = "the spec has not been looked at yet",
    };

    public static Progress Take(Progress now)
    {
        var errors = Validation.Check(now.Seen.Resource);
        var service = Defaults.Complete(now.Seen.Resource);
        var reached = (now.Reached with { Service = service }).With(Accepted(service, errors));
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
