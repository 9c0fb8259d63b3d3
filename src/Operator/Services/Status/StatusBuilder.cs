using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>The whole status of a service. Pure: the clock only stamps conditions that change.</summary>
internal static class StatusBuilder
{
    public static PythonServiceStatus Build(Convergence convergence, Observation seen, DateTimeOffset now)
    {
        var deployment = seen.Deployment;
        var ready = deployment?.Status?.ReadyReplicas ?? 0;
        return new PythonServiceStatus
        {
            ObservedGeneration = seen.Resource.Metadata.Generation,
            Conditions = Conditions.Merge(
                seen.Resource.Status?.Conditions, Of(convergence, seen), seen.Resource.Metadata.Generation, now),
            Replicas = deployment?.Status?.Replicas ?? 0,
            ReadyReplicas = ready,
            Ready = $"{ready}/{deployment?.Spec.Replicas ?? convergence.Service.Replicas}",
            Selector = Selector(convergence.Service),
            Revision = convergence.Revision is { } revision && (revision.Current ?? revision.Pending) is not null
                ? new RevisionStatus { Current = revision.Current, Pending = revision.Pending }
                : null,
            Image = RunningImage.Of(seen.Pods) is { } running ? new ImageStatus { Running = running } : null,
            Url = seen.Service is null ? null : ServiceBuilder.Url(convergence.Service),
        };
    }

    private static IEnumerable<V1Condition> Of(Convergence convergence, Observation seen)
    {
        var verdict = Judge.Decide(convergence, seen);
        yield return Condition(ConditionTypes.Ready, verdict.State == VerdictState.Ready, verdict.Reason, verdict.Message);
        var (isUnderWay, isStalled) = (verdict.State == VerdictState.Reconciling, verdict.State == VerdictState.Stalled);
        // Never an empty message: servers of 1.20 turn an applied empty string into null, and refuse that.
        yield return Condition(
            ConditionTypes.Reconciling, isUnderWay, verdict.Reason, isUnderWay ? verdict.Message : "nothing is under way");
        yield return Condition(
            ConditionTypes.Stalled, isStalled, verdict.StalledReason, isStalled ? verdict.StalledMessage : "nothing waits for a person");
        yield return Accepted(convergence);
        yield return Available(seen);
        foreach (var condition in TemplateConditions.Of(convergence.Revision, seen.Deployment, seen.Pods, seen.ChildrenBesideDeployment))
            yield return condition;
        if (convergence.Skipped is { Count: > 0 } skipped)
            yield return Condition(ConditionTypes.ChildrenSkipped, true, Reasons.ApiNotServed, SkippedMessage(skipped));
    }

    private static V1Condition Accepted(Convergence convergence) => convergence.Errors.Count > 0
        ? Condition(ConditionTypes.Accepted, false, Reasons.InvalidSpec, FieldErrors.Message(convergence.Errors))
        : Condition(ConditionTypes.Accepted, true, Reasons.Valid, Hints.After("the spec is valid", convergence.Service));

    private static V1Condition Available(Observation seen)
    {
        var available = Judge.Condition(seen.Deployment, "Available");
        return available?.Status == "True"
            ? Condition(ConditionTypes.Available, true, Reasons.MinimumReplicasAvailable, "enough pods are available")
            : Condition(ConditionTypes.Available, false, Reasons.MinimumReplicasUnavailable, "too few pods are available");
    }

    private static string SkippedMessage(IReadOnlyList<string> kinds) =>
        $"this cluster does not serve {string.Join(", ", kinds)}: made when it does";

    private static V1Condition Condition(string type, bool holds, string reason, string message) =>
        new() { Type = type, Status = holds ? "True" : "False", Reason = reason, Message = message };

    private static string Selector(CompletedService service) =>
        string.Join(',', PodRole.Serving.Selector(service.Name).Select(label => $"{label.Key}={label.Value}"));
}
