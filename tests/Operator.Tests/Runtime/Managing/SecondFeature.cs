using System.Collections.Concurrent;
using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Tests.Runtime.Managing;

/// <summary>
/// A feature as another one would be written: two controllers over three kinds that are there for all, and one of its own.
/// </summary>
internal sealed class SecondFeature
{
    private static readonly Source<V1ConfigMap> notes = new(ResourceKind.For<V1ConfigMap>(), new() { LabelSelector = "pyops.dev/note" });

    /// <summary>What each controller saw, in the order of its reconciles.</summary>
    public ConcurrentQueue<string> Counts { get; } = [];

    public ConcurrentQueue<string> Notes { get; } = [];

    public void AddTo(Manager manager)
    {
        manager.Controller("counter", Counter);
        manager.Controller("notes", NoteTaker);
    }

    // Woken by services, reads pods and revisions.
    private void Counter(ControllerBuilder controller)
    {
        var services = controller.WokenBy(ServiceSources.Services, ServiceKeys.Named);
        var pods = controller.Reads(ServiceSources.Pods);
        var revisions = controller.Reads(ServiceSources.Revisions);
        controller.Reconciles(workers: 2, reconciler: (key, _) =>
        {
            var (running, kept) = (pods.ByIndex(key.ToString()).Count, revisions.ByIndex(key.ToString()).Count);
            Counts.Enqueue($"{key}: {(services.Get(key) is null ? "gone" : "there")}, {running} pods, {kept} revisions");
            return Task.FromResult(ReconcileResult.Done);
        });
    }

    // Woken by its own kind and by pods.
    private void NoteTaker(ControllerBuilder controller)
    {
        var own = controller.WokenBy(notes, ServiceKeys.Named);
        var pods = controller.WokenBy(ServiceSources.Pods, ServiceKeys.Labelled);
        controller.Reconciles(workers: 1, reconciler: (key, _) =>
        {
            Notes.Enqueue($"{key}: {own.Get(key)?.Data["text"]}, {pods.List(key.Namespace).Count} pods");
            return Task.FromResult(ReconcileResult.Done);
        });
    }
}
