using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Settles which template the pods run by, and stops when nothing could be written down that they may run by. Condition RefreshAvailable.
/// </summary>
internal sealed class RevisionStep(RevisionKeeper revisions)
{
    private const int Longest = 1_000;

    public async Task<Progress> TakeAsync(Progress now, CancellationToken cancellation)
    {
        List<ChildFailure> failures = [.. now.Reached.Failures];
        var (revision, template) = await revisions.SettleAsync(now.Reached.Service, now.Seen, failures, cancellation);
        return now with
        {
            Reached = (now.Reached with { Failures = failures, Revision = revision }).With(RefreshAvailable(revision)),
            Template = template,
            Stop = template is null ? "nothing is written down that pods could run by" : null,
        };
    }

    /// <summary>The condition; null when the template that runs is today's.</summary>
    public static V1Condition? RefreshAvailable(RevisionState revision) => revision.Outdated is not { } path ? null : Conditions.Of(
        ConditionTypes.RefreshAvailable, true, Reasons.TemplateDiffers,
        Text.Bounded(
            $"the operator renders another template today, in {path}; what runs is kept until the spec changes or the annotation "
                + $"{ApiNames.RefreshAnnotation} gets another value",
            Longest));
}
