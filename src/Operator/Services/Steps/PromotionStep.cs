using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Settles which template the pods run by, and stops when nothing is written down that they may run by. Tells once, when another revision
/// runs from now on, which fields made it. Condition RefreshAvailable.
/// </summary>
internal sealed class PromotionStep(RevisionKeeper revisions, EventRecorder events, ILogger logger)
{
    private const int Longest = 1_000;

    public async Task<Progress> TakeAsync(Progress now, CancellationToken cancellation)
    {
        List<ChildFailure> failures = [.. now.Reached.Failures];
        var (service, plan) = (now.Reached.Service, now.Plan!);
        var (revision, template) = now.Reached.Migration.HoldsBack
            ? plan.Waiting
            : await revisions.PromoteAsync(service, now.Seen, plan, failures, cancellation);
        await revisions.PruneAsync(now.Seen, plan, failures, cancellation);
        Tell(now.Seen.Resource, revision);
        return now with
        {
            Reached = (now.Reached with { Failures = failures, Revision = revision }).With(RefreshAvailable(revision)),
            Template = template,
            Stop = template is null ? "nothing is written down that pods could run by" : null,
        };
    }

    // Here, because it is not known any more when a later step fails and all is done again.
    private void Tell(PythonService service, RevisionState revision)
    {
        if (revision.Change is not { } change)
            return;
        logger.LogInformation("PythonService {Service}: {Change}", NamespacedName.Of(service), change);
        // That a service begins is no news of its revision.
        if (service.Status?.Revision?.Current is not null)
            events.Record(service, EventKind.Normal, Reasons.RevisionChanged, action: "Reconcile", change);
    }

    /// <summary>The condition; null when the template that runs is today's.</summary>
    public static V1Condition? RefreshAvailable(RevisionState revision) => revision.Outdated is not { } path ? null : Conditions.Of(
        ConditionTypes.RefreshAvailable, true, Reasons.TemplateDiffers,
        Text.Bounded(
            $"the operator renders another template today, in {path}; what runs is kept until the spec changes or the annotation "
                + $"{ApiNames.RefreshAnnotation} gets another value",
            Longest));
}
