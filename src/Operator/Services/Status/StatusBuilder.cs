using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// The whole status of a service: the conditions that its steps made, and those that follow from everything. Pure: the clock only stamps
/// conditions that change.
/// </summary>
internal static class StatusBuilder
{
    private static readonly string[] order = [.. ConditionTypes.InOrder];

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
            Image = ImageOf(convergence.Service, seen),
            Url = seen.Service is null ? null : ServiceBuilder.Url(convergence.Service),
        };
    }

    private static ImageStatus? ImageOf(CompletedService service, Observation seen)
    {
        var image = new ImageStatus
        {
            Reference = service.Image.Length > 0 ? service.Image : null,
            Running = RunningImage.Of(seen.Pods),
        };
        return (image.Reference ?? image.Running) is null ? null : image;
    }

    private static IEnumerable<V1Condition> Of(Convergence convergence, Observation seen)
    {
        V1Condition?[] conditions =
            [.. Following(Judge.Decide(convergence, seen)), .. convergence.Conditions, Available(seen), Drift(seen)];
        return conditions.OfType<V1Condition>().OrderBy(condition => Array.IndexOf(order, condition.Type));
    }

    private static IEnumerable<V1Condition> Following(Verdict verdict)
    {
        var (isUnderWay, isStalled) = (verdict.State == VerdictState.Reconciling, verdict.State == VerdictState.Stalled);
        yield return Conditions.Of(ConditionTypes.Ready, verdict.State == VerdictState.Ready, verdict.Reason, verdict.Message);
        yield return Conditions.Of(
            ConditionTypes.Reconciling, isUnderWay, verdict.Reason, isUnderWay ? verdict.Message : "nothing is under way");
        yield return Conditions.Of(
            ConditionTypes.Stalled, isStalled, verdict.StalledReason, isStalled ? verdict.StalledMessage : "nothing waits for a person");
    }

    private static V1Condition Available(Observation seen)
    {
        var available = Judge.Condition(seen.Deployment, "Available");
        return available?.Status == "True"
            ? Conditions.Of(ConditionTypes.Available, true, Reasons.MinimumReplicasAvailable, "enough pods are available")
            : Conditions.Of(ConditionTypes.Available, false, Reasons.MinimumReplicasUnavailable, "too few pods are available");
    }

    private static V1Condition? Drift(Observation seen) => Drifted.Of(seen.Deployment, seen.Pods, seen.ChildrenBesideDeployment);

    private static string Selector(CompletedService service) =>
        string.Join(',', PodRole.Serving.Selector(service.Name).Select(label => $"{label.Key}={label.Value}"));
}
