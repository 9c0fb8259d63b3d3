using PyOps.Crds.Desired;
using PyOps.Operator.Certificates;
using PyOps.Operator.Policies;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator;

/// <summary>Puts each part together.</summary>
internal static class Parts
{
    /// <summary>PythonServices.</summary>
    public static Part Services(Foundation on, Stores stores, ClusterFacts facts)
    {
        var client = on.Connection.Client;
        var podEvents = new PodEventReader(client, on.Logs.CreateLogger("PyOps.Status"), on.Time);
        var orphans = new OrphanGuard(on.Applier);
        var children = new ChildApplier(
            on.Applier,
            orphans,
            new RevisionKeeper(on.Applier, orphans, facts),
            new HandlerRemoval(client),
            new ReplicaHandover(new ApplyRequest(client)),
            new CompanionApplier(stores));
        var services = new ServiceController(stores, children, podEvents, new StatusPublisher(on.Applier, on.Events, on.Time));
        var (controller, add) = Part.Work(on, "pythonservice", services.ReconcileAsync, on.Options.Workers);
        stores.WakeOn(add);
        return new Part { Stores = stores.All, Controller = controller };
    }

    /// <summary>The status of RuntimePolicies.</summary>
    public static Part Policies(Foundation on)
    {
        var policies = new Informer<PolicyObject>(
            on.Connection, ResourceKind.For<PolicyObject>(namespaced: false), new InformerOptions<PolicyObject> { MayBeMissing = true },
            on.Time, on.Logs.CreateLogger("PyOps.Informer"));
        var reader = new PolicyController(policies, on.Applier, on.Events, new PolicyMetrics(on.Metrics), on.Time);
        var (controller, add) = Part.Work(on, "runtimepolicy", reader.ReconcileAsync, workers: 1);
        policies.OnChange((old, current) => add(NamespacedName.Of((current ?? old)!)));
        return new Part { Stores = [Watched.By(policies)], Controller = controller };
    }

    /// <summary>The webhook's certificates; without a webhook nothing but metrics at zero.</summary>
    public static Part Certificates(Foundation on)
    {
        var metrics = new CertificateMetrics(on.Metrics);
        if (on.Options.Certificates is not { } options)
            return new Part { Stores = [] };
        var (client, logger) = (on.Connection.Client, on.Logs.CreateLogger("PyOps.Certificates"));
        var stores = new CertificateStores(on.Connection, options, on.Time, on.Logs);
        var probe = new ServiceProbe(stores.Configurations, client, options, metrics, logger, on.Time);
        var part = new Part { Stores = stores.All, Background = probe.RunAsync, Ready = [probe.Answers] };
        if (options.External)
            return part;
        var keeper = new CertificateController(stores, client, options, on.Events, metrics, logger, on.Time);
        var (controller, add) = Part.Work(on, "certificates", keeper.ReconcileAsync, workers: 1);
        stores.WakeOn(() => add(keeper.Key));
        // Nothing tells of a Secret that was never there.
        add(keeper.Key);
        return part with { Controller = controller };
    }
}
