using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Services;

/// <summary>Writes status when it differs, and an event when the reason of Ready changes or a deadline passes.</summary>
internal sealed class StatusPublisher(Applier applier, EventRecorder events, TimeProvider time)
{
    /// <summary>Publishes what a reconcile came to.</summary>
    public async Task PublishAsync(Convergence reached, Observation now, CancellationToken cancellation)
    {
        var status = StatusBuilder.Build(reached, now, time.GetUtcNow());
        var before = Judge.Ready(now.Resource.Status);
        var identity = new V1ObjectMeta { Name = now.Resource.Metadata.Name, NamespaceProperty = now.Resource.Metadata.NamespaceProperty };
        await applier.ApplyStatusAsync(new PythonService { Metadata = identity, Status = status }, now.Resource, cancellation);
        var after = Judge.Ready(status)!;
        if (before?.Reason != after.Reason || before?.Status != after.Status)
            events.Record(now.Resource, Kind(after), after.Reason, action: "Reconcile", after.Message);
        if (Deadline(status) is { } late && late.Reason != after.Reason && Deadline(now.Resource.Status) is null)
            events.Record(now.Resource, EventKind.Warning, late.Reason, action: "Reconcile", late.Message);
    }

    private static V1Condition? Deadline(PythonServiceStatus? status) => status?.Conditions?.FirstOrDefault(
        condition => condition is { Type: ConditionTypes.Stalled, Status: "True", Reason: Reasons.ProgressDeadlineExceeded });

    private static EventKind Kind(V1Condition ready) =>
        ready.Status == "True" || ready.Reason is Reasons.Progressing or Reasons.Paused ? EventKind.Normal : EventKind.Warning;
}
