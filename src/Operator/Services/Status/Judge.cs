using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Comes to the verdict on a service: a ladder of early returns, of which the first that applies is told. Pure.</summary>
internal static class Judge
{
    // From this severity on a pod's problem is the reason itself, not just the explanation of progress that takes its time.
    private const int Alarming = 60;

    public static Verdict Decide(Convergence convergence, Observation seen)
    {
        if (convergence.Condition(ConditionTypes.Accepted) is { Status: "False" } refused)
            return new(VerdictState.Stalled, refused.Reason, refused.Message);
        if (convergence.Failures.FirstOrDefault(failure => failure.IsFinal) is { } final)
            return new(VerdictState.Stalled, final.Reason, final.Message);
        if (convergence.Failures.OrderBy(failure => failure.Waits).FirstOrDefault() is { } failure)
            return new(VerdictState.Reconciling, failure.Reason, failure.Message);
        var pods = Pods(convergence, seen);
        if (!convergence.Paused && convergence.Migration.HoldsBack && convergence.Condition(ConditionTypes.Migrated) is { } migrated)
            return MigrationVerdict.Of(migrated, convergence, seen, pods);
        return convergence.Paused && seen.Deployment is not null ? Paused(convergence.Unapplied, pods) : pods;
    }

    // Ready tells of the spec: what is not applied is not ready, however well the pods are that run.
    private static Verdict Paused(IReadOnlyList<string> unapplied, Verdict pods) => unapplied switch
    {
        [] => pods with { Reason = Reasons.Paused, Message = $"spec.paused is true, so nothing is changed; {pods.Message}" },
        [var first, ..] => new(
            VerdictState.Stalled, Reasons.Paused,
            $"spec.paused is true, so the spec is not applied ({first}{More(unapplied)}): set it to false; {pods.Message}"),
    };

    private static string More(IReadOnlyList<string> unapplied) => unapplied.Count == 1 ? "" : $", and {unapplied.Count - 1} more";

    private static Verdict Pods(Convergence convergence, Observation seen)
    {
        if (seen.Deployment is not { } deployment)
            return convergence.Paused
                ? new(VerdictState.Stalled, Reasons.Paused, "spec.paused is true and there is no Deployment yet; set it to false")
                : new(VerdictState.Reconciling, Reasons.Progressing, "the Deployment is being created");
        var problem = Refused(deployment) ?? PodProblems.Worst(convergence.Service, seen);
        if (Condition(deployment, "Progressing") is { Reason: "ProgressDeadlineExceeded" } && IsCurrent(deployment))
            return Late(DeadlineMessage(deployment, problem), problem);
        if (!Rollout.IsComplete(deployment))
            return problem is { Severity: >= Alarming }
                ? new(VerdictState.Reconciling, problem.Reason, problem.Message)
                : new(VerdictState.Reconciling, Reasons.Progressing, Explain(Rollout.Progress(deployment), problem));
        return deployment.Spec.Replicas == 0
            ? new(VerdictState.Ready, Reasons.ScaledToZero, "no pod is wanted (spec.replicas is 0)")
            : new(VerdictState.Ready, Reasons.Running, Hints.After(Rollout.Progress(deployment), convergence.Service));
    }

    /// <summary>Whose events would tell more than status does; null when all is told.</summary>
    public static IKubernetesObject<V1ObjectMeta>? AsksAbout(Convergence convergence, Observation seen) =>
        MigrationPods.AsksAbout(convergence.Migration, seen)
        ?? (seen.Deployment is { } deployment && Refused(deployment) is null && !Rollout.IsComplete(deployment)
            ? PodProblems.ToAskAbout(convergence.Service, seen)
            : null);

    private static PodProblem? Refused(V1Deployment deployment) => Condition(deployment, "ReplicaFailure") is { Status: "True" } refused
        ? new PodProblem(100, Reasons.FailedCreate, $"pods cannot be created: {Text.Sentence(refused.Message)}")
        : null;

    // The Deployment controller's own words speak of an older generation until it has seen the newest.
    private static bool IsCurrent(V1Deployment deployment) => deployment.Status?.ObservedGeneration >= deployment.Metadata.Generation;

    // Late is not why: the cause was the reason before the deadline, and stays it.
    private static Verdict Late(string deadline, PodProblem? problem) => problem is { Severity: >= Alarming }
        ? new(VerdictState.Stalled, problem.Reason, problem.Message) { Deadline = deadline }
        : new(VerdictState.Stalled, Reasons.ProgressDeadlineExceeded, deadline) { Deadline = deadline };

    private static string DeadlineMessage(V1Deployment deployment, PodProblem? problem) =>
        Explain($"no progress within {deployment.Spec.ProgressDeadlineSeconds} s ({Rollout.Progress(deployment)})", problem);

    private static string Explain(string progress, PodProblem? problem) => problem is null ? progress : $"{progress}; {problem.Message}";

    public static V1Condition? Ready(PythonServiceStatus? status) =>
        status?.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);

    public static V1DeploymentCondition? Condition(V1Deployment? deployment, string type) =>
        deployment?.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);
}
