using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Judging;
using PyOps.Crds.Validations;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Sources;
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
/// <param name="clock">For exemptions that expire.</param>
internal sealed class SpecStep(Func<Policy> policy, InstallBounds bounds, string? docs, TimeProvider clock)
{
    /// <summary>The condition before the step was taken, and after it threw.</summary>
    public static V1Condition NotLookedAt { get; } = new()
    {
        Type = ConditionTypes.Accepted,
        Status = "Unknown",
        Reason = Reasons.Progressing,
        Message = "the spec has not been looked at yet",
    };

    private readonly Remembered<From, bool> clean = new();

    public Progress Take(Progress now)
    {
        var (resource, rules, time) = (now.Seen.Resource, policy(), clock.GetUtcNow());
        var service = Defaults.Complete(resource);
        var reached = now.Reached with { Service = service };
        if (clean.Of(NamespacedName.Of(resource), From.Of(resource, rules, time), () => Errors() is [] && Findings() is []))
            return now with { Reached = reached.With(Accepted(service, [], docs)) };
        return Errors() is not { Count: > 0 } errors ? now with { Reached = reached.With(Accepted(service, Findings(), docs)) } : now with
        {
            Reached = reached.With(Refused(errors)) with { Revision = Revision.StateOf(now.Seen) },
            Stop = "the spec is invalid",
        };

        IReadOnlyList<FieldError> Errors() => resource is LargeService large ? [large.Problem] : Validation.Check(resource, bounds);

        // What does most first: of many the last are only counted.
        IReadOnlyList<ServiceFinding> Findings() =>
            [.. ServiceFindings.Of(resource, rules, time).OrderByDescending(found => rules.EffectOf(found.Finding.Rule))];
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

    /// <summary>All that decides what is found in a spec. Exemptions only ever expire, so that their number says which there are.</summary>
    private readonly record struct From(string Uid, long? Generation, Policy Rules, int Exemptions)
    {
        public static From Of(PythonService service, Policy rules, DateTimeOffset now) => new(
            service.Metadata.Uid, service.Metadata.Generation, rules, rules.Exemptions.Count(exemption => exemption.IsActive(now)));
    }
}
