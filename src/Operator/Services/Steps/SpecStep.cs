using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Judging;
using PyOps.Crds.Validations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Wording;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Completes the spec, and stops at one that makes no sense: what runs stays as it is. Condition Accepted, which also tells what rules
/// find in the pods that the spec becomes.
/// </summary>
/// <param name="policy">The rules that hold now.</param>
/// <param name="bounds">What the install lets services ask for.</param>
/// <param name="docs">Address at which the message says that rules are explained; null for the command that does.</param>
/// <param name="time">For exemptions that expire.</param>
internal sealed class SpecStep(Func<Policy> policy, InstallBounds bounds, string? docs, TimeProvider time)
{
    /// <summary>The condition before the step was taken, and after it threw.</summary>
    public static V1Condition NotLookedAt { get; } = new()
    {
        Type = ConditionTypes.Accepted,
        Status = "Unknown",
        Reason = Reasons.Progressing,
        Message = "the spec has not been looked at yet",
    };

    public Progress Take(Progress now)
    {
        var errors = Validation.Check(now.Seen.Resource, bounds);
        var service = Defaults.Complete(now.Seen.Resource);
        var reached = now.Reached with { Service = service };
        return errors.Count == 0 ? now with { Reached = reached.With(Accepted(service, Findings(now.Seen.Resource), docs)) } : now with
        {
            Reached = reached.With(Refused(errors)) with { Revision = Revision.StateOf(now.Seen) },
            Stop = "the spec is invalid",
        };
    }

    /// <summary>The condition of a spec that makes no sense.</summary>
    public static V1Condition Refused(IReadOnlyList<FieldError> errors) =>
        Conditions.Of(ConditionTypes.Accepted, false, Reasons.InvalidSpec, FieldErrors.Message(errors));

    /// <summary>The condition of a spec that can be run.</summary>
    public static V1Condition Accepted(CompletedService service, IReadOnlyList<ServiceFinding> findings, string? docs = null)
    {
        var valid = Hints.After("the spec is valid", service);
        return findings is not [var first, ..]
            ? Conditions.Of(ConditionTypes.Accepted, true, Reasons.Valid, valid)
            : Conditions.Of(
                ConditionTypes.Accepted, true, Reasons.RuleFindings,
                $"{valid}; rules find in its pods: {FieldErrors.Message([.. findings.Select(finding => finding.Told)])}; "
                    + Messages.Reference([first.Finding.Rule.Id], docs));
    }

    // What does most first: of many the last are only counted.
    private List<ServiceFinding> Findings(PythonService service)
    {
        var rules = policy();
        return [.. ServiceFindings.Of(service, rules, time.GetUtcNow()).OrderByDescending(found => rules.EffectOf(found.Finding.Rule))];
    }
}
