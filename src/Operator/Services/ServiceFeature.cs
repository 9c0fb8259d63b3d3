using k8s.Models;
using PyOps.Client;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Services.Migrations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Steps;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services;

/// <summary>PythonServices become what they ask for.</summary>
internal static class ServiceFeature
{
    public static void AddTo(Manager manager, ServerVersion version, ServiceOptions options)
    {
        var facts = new ClusterFacts(NativeSleep: version.AtLeast(1, 30), options.InitImage) { EvictsUnhealthy = version.AtLeast(1, 27) };
        var deployments = new DeploymentPreparation(
            OlderServers.Leftovers(version, manager.Client), OlderServers.Order(version, manager.Client),
            new ReplicaHandover(new ApplyRequest(manager.Client)));
        manager.Metrics.Applies(
            [PythonService.KindName, V1ControllerRevision.KubeKind, V1Job.KubeKind, .. ChildTable.All.Select(kind => kind.Name)]);
        manager.Controller("pythonservice", controller =>
        {
            var logger = manager.Logs.CreateLogger("PyOps.Services");
            var (stores, times) = (new ServiceStores(controller), new ReadyTimes(manager.Metrics, manager.Time));
            ServiceCounts.Show(manager.Metrics, () => stores.Services);
            stores.OnMigration(new MigrationMetrics(manager.Metrics).Changed);
            var reconciler = new ServiceReconciler(
                stores.Observe, Steps(manager, stores, facts, deployments, options, logger), new Conflicts(manager.Time), times,
                new PodEventReader(manager.Client, logger, manager.Time),
                new StatusPublisher(manager.Applier, manager.Events, times, logger, manager.Time), logger);
            controller.Reconciles(reconciler.ReconcileAsync, options.Workers);
        });
    }

    private static ServiceStep[] Steps(
        Manager manager, ServiceStores stores, ClusterFacts facts, DeploymentPreparation deployments, ServiceOptions options,
        ILogger logger)
    {
        var orphans = new OrphanGuard(manager.Applier);
        var revisions = new RevisionKeeper(manager.Applier, orphans, facts);
        var migrations = new MigrationStep(revisions, new MigrationJobs(manager.Applier, facts), manager.Time);
        return
        [
            Pure(new SpecStep(stores.Rules, options.Bounds, options.Docs, manager.Time).Take),
            Pure(ImageStep.Take),
            Pure(new ChoiceStep(revisions, migrations).Take),
            Pure(new PauseStep(revisions, facts).Take),
            migrations.TakeAsync,
            new PromotionStep(revisions, manager.Events, logger).TakeAsync,
            new ChildrenStep(manager.Applier, orphans, deployments, facts).TakeAsync,
        ];
    }

    private static ServiceStep Pure(Func<Progress, Progress> take) => (now, _) => Task.FromResult(take(now));
}
