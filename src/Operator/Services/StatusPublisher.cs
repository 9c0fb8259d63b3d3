using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Services;

/// <summary>
/// Writes status when it differs. Once it is written, and so never twice for the same, it tells when the reason of Ready changes, a
/// deadline passes or rules find something: an event, and of Ready a line of the log.
/// </summary>
internal sealed class StatusPublisher(Applier applier, EventRecorder events, ReadyTimes times, ILogger logger, TimeProvider time)
{
    // The process', as its memory is.
    private static readonly SemaphoreSlim large = new(1);

    /// <summary>Publishes what a reconcile came to.</summary>
    public async Task PublishAsync(Convergence reached, Observation now, CancellationToken cancellation)
    {
        var service = now.Resource;
        var status = StatusBuilder.Build(reached, now, time.GetUtcNow());
        var identity = new V1ObjectMeta { Name = service.Metadata.Name, NamespaceProperty = service.Metadata.NamespaceProperty };
        var applied = await ApplyAsync(new PythonService { Metadata = identity, Status = status }, service, cancellation);
        var (before, after) = (Judge.Ready(service.Status), Judge.Ready(status)!);
        if (after.Status == "True")
            times.Ready(NamespacedName.Of(service));
        if (applied.Outcome == ApplyOutcome.Unchanged)
            return;
        if (before?.Reason != after.Reason || before?.Status != after.Status)
            Tell(service, after, status.Revision);
        // That it runs, or failed, is Ready's reason.
        if (reached.Migration.Phase == MigrationPhase.Succeeded
            && Migrated(status) is { } migrated && migrated.Reason != Migrated(service.Status)?.Reason)
            events.Record(service, EventKind.Normal, migrated.Reason, action: "Migrate", migrated.Message);
        if (Deadline(status) is { } late && late.Reason != after.Reason && Deadline(service.Status) is null)
            events.Record(service, EventKind.Warning, late.Reason, action: "Reconcile", late.Message);
        if (Findings(status) is { } found && found.Message != Findings(service.Status)?.Message)
            events.Record(service, EventKind.Warning, found.Reason, action: "CheckSpec", found.Message);
    }

    // A server answers with the whole object: of large ones one at a time is in memory.
    private async Task<Applied<PythonService>> ApplyAsync(PythonService intent, PythonService live, CancellationToken cancellation)
    {
        if (live is not LargeService)
            return await applier.ApplyStatusAsync(intent, live, ServiceProjection.Project, cancellation);
        await large.WaitAsync(cancellation);
        try
        {
            return await applier.ApplyStatusAsync(intent, live, ServiceProjection.Project, cancellation);
        }
        finally
        {
            large.Release();
        }
    }

    private void Tell(PythonService service, V1Condition ready, RevisionStatus? revision)
    {
        events.Record(service, Kind(ready), ready.Reason, action: "Reconcile", ready.Message);
        logger.LogInformation(
            "PythonService {Service} is {State}: {Reason}, revision {Revision}",
            NamespacedName.Of(service), ready.Status == "True" ? "ready" : "not ready", ready.Reason, revision?.Current ?? "none");
    }

    private static V1Condition? Migrated(PythonServiceStatus? status) =>
        status?.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Migrated);

    private static V1Condition? Deadline(PythonServiceStatus? status) => status?.Conditions?.FirstOrDefault(
        condition => condition is { Type: ConditionTypes.Stalled, Status: "True", Reason: Reasons.ProgressDeadlineExceeded });

    private static V1Condition? Findings(PythonServiceStatus? status) => status?.Conditions?.FirstOrDefault(
        condition => condition is { Type: ConditionTypes.Accepted, Reason: Reasons.RuleFindings });

    private static EventKind Kind(V1Condition ready) =>
        ready.Status == "True"
            || ready.Reason is Reasons.Progressing or Reasons.Paused or Reasons.MigrationRunning or Reasons.MigrationWaits
            ? EventKind.Normal : EventKind.Warning;
}
