using k8s.Autorest;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Runtime.Queueing;

namespace PyOps.Operator.Services.State;

/// <summary>How far one reconcile came.</summary>
/// <param name="Service">The completed service that was looked at.</param>
/// <param name="Failures">Children that could not be brought about.</param>
internal sealed record Convergence(CompletedService Service, IReadOnlyList<ChildFailure> Failures)
{
    /// <summary>The conditions that steps own, each made by its step; the others follow from all that was reached and seen.</summary>
    public IReadOnlyList<V1Condition> Conditions { get; init; } = [];

    /// <summary>Whether spec.paused kept the operator from acting.</summary>
    public bool Paused { get; init; }

    /// <summary>What of a paused service's spec is not so, one line each; empty when all of it is.</summary>
    public IReadOnlyList<string> Unapplied { get; init; } = [];

    /// <summary>What status says of revisions.</summary>
    public RevisionState? Revision { get; init; }

    /// <summary>Where the migration stands.</summary>
    public MigrationState Migration { get; init; } = MigrationState.None;

    /// <summary>
    /// When to look again at what nobody tells of; null when everything that matters is told by a watch or tried again anyway.
    /// </summary>
    public TimeSpan? LooksAgain => this switch
    {
        // The garbage collector tells of each object that it removes; this is for one that it lets go.
        _ when Failures.Any(failure => failure is { Waits: true, IsWatched: false }) => TimeSpan.FromSeconds(5),
        // Until a Job that was deleted is made again.
        _ when Migration.Phase == MigrationPhase.Lost => TimeSpan.FromSeconds(10),
        // A kind that has come to be served, a foreign object that is out of the way.
        _ when Condition(ConditionTypes.ChildrenSkipped) is not null => TimeSpan.FromMinutes(1),
        _ when Failures.Any(failure => failure.Reason == Reasons.NameConflict) => TimeSpan.FromMinutes(1),
        // A refusal may have been some admission webhook's, which thinks otherwise by now. To ask costs a write.
        _ when Failures.Any(failure => failure.Reason == Reasons.ChildRejected) => TimeSpan.FromMinutes(5),
        _ => null,
    };

    /// <summary>The condition of this type, when its step made one.</summary>
    public V1Condition? Condition(string type) => Conditions.FirstOrDefault(condition => condition.Type == type);

    /// <summary>With a step's condition in place of its earlier one; null is one that is only there while it holds, and does not.</summary>
    public Convergence With(V1Condition? condition) =>
        condition is null ? this : this with { Conditions = [.. Without(condition.Type).Conditions, condition] };

    /// <summary>As if no step had made a condition of this type.</summary>
    public Convergence Without(string type) => this with { Conditions = [.. Conditions.Where(other => other.Type != type)] };

    /// <summary>Rethrows the failures that may pass by themselves, so that the key is tried again with backoff.</summary>
    public void ThrowIfTransient()
    {
        var transient = Failures.Where(failure => failure.Cause is not null).Select(failure => failure.Cause!).ToList();
        // What the server says about coming back goes for all of them.
        var busy = transient.OfType<HttpOperationException>().Where(cause => RetryAfter.Of(cause) is not null).MaxBy(RetryAfter.Of);
        if ((busy ?? transient.FirstOrDefault()) is { } only && (busy is not null || transient.Count == 1))
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        if (transient.Count > 1)
            throw new AggregateException(transient);
    }
}
