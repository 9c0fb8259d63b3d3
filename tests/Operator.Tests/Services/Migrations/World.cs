using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Crds.Validations;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Services.Migrations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Steps;
using PyOps.Operator.Services.Writing;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>One service on a server that keeps what it is sent, and an operator that can be killed at any of its writes.</summary>
internal sealed class World : IDisposable
{
    private static readonly ClusterFacts facts = new(NativeSleep: false, "init:1");
    private readonly Kept kept = new();
    private ServiceReconciler reconciler;

    public World() => reconciler = Start();

    public FakeTimeProvider Time { get; } = new(Given.Noon);

    public Kept Server => kept;

    public PythonService Shop => kept.Shop;

    public string? Runs => kept.Of<V1Deployment>().SingleOrDefault()?.Spec.Template.Spec.Containers[0].Image;

    public V1Condition? Condition(string type) => Shop.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    public void Dispose() => kept.Dispose();

    /// <summary>Changes the spec as somebody would.</summary>
    public void Edit(Action<PythonServiceSpec> change)
    {
        change(Shop.Spec!);
        Shop.Metadata.Generation++;
    }

    /// <summary>Reconciles until nothing is written any more; an operator that is killed is followed by a new one.</summary>
    public async Task UntilQuiet()
    {
        for (var pass = 0; pass < 20; pass++)
        {
            var before = kept.Writes.Count;
            using var alive = new CancellationTokenSource();
            try
            {
                kept.Kills = alive.Cancel;
                await reconciler.ReconcileAsync(new("web", "shop"), alive.Token);
            }
            catch (OperationCanceledException) when (alive.IsCancellationRequested)
            {
                reconciler = Start();
                continue;
            }

            if (kept.Writes.Count == before)
                return;
        }

        Assert.Fail($"It is never done: {string.Join(", ", kept.Writes.TakeLast(6))}");
    }

    /// <summary>Reconciles once; what is thrown to be tried again was told before.</summary>
    public async Task Once()
    {
        try
        {
            await reconciler.ReconcileAsync(new("web", "shop"), CancellationToken.None);
        }
        catch (HttpOperationException refused) when (refused.Response.StatusCode == HttpStatusCode.Forbidden)
        {
            Assert.Equal(Shop.Metadata.Generation, Shop.Status!.ObservedGeneration);
        }
    }

    private ServiceReconciler Start()
    {
        var (client, metrics, logger) = (kept.Api.Client(), new OperatorMetrics(PythonService.KindName), new RecordingLogger());
        var (applier, times) = (new Applier(client, metrics, logger, Time), new ReadyTimes(metrics, Time));
        var news = new EventRecorder(client, "test", metrics, logger, Time);
        var orphans = new OrphanGuard(applier);
        var revisions = new RevisionKeeper(applier, orphans, facts);
        var migrations = new MigrationStep(revisions, new MigrationJobs(applier, facts), Time);
        var deployments = new DeploymentPreparation(leftovers: null, order: null, new ReplicaHandover(new ApplyRequest(client)));
        ServiceStep[] steps =
        [
            Pure(new SpecStep(() => Policy.Default, InstallBounds.None, docs: null, Time).Take),
            Pure(new ChoiceStep(revisions, migrations).Take),
            Pure(new PauseStep(revisions, facts).Take),
            migrations.TakeAsync,
            new PromotionStep(revisions, news, logger).TakeAsync,
            new ChildrenStep(applier, orphans, deployments, facts).TakeAsync,
        ];
        return new ServiceReconciler(
            _ => Observe(), steps, new Conflicts(Time), times, new PodEventReader(client, logger, Time),
            new StatusPublisher(applier, news, times, logger, Time), logger);
    }

    private static ServiceStep Pure(Func<Progress, Progress> take) => (now, _) => Task.FromResult(take(now));

    private Observation Observe()
    {
        SeenChild[] children = [.. ChildTable.All.Select(kind => kind.Use(new Look(kept)))];
        return new Observation(Shop, SeenChild.Of<V1Deployment>(children), SeenChild.Of<V1Service>(children), [])
        {
            Children = children,
            Revisions = kept.Of<V1ControllerRevision>(),
            MigrationJobs = MigrationJobs.Own(Shop.Metadata.Uid, kept.Of<V1Job>()),
            MigrationPods = kept.Pods,
        };
    }

    private sealed record Look(Kept Kept) : IChildUse<SeenChild>
    {
        public SeenChild Visit<T>(Child<T> kind)
            where T : class, IKubernetesObject<V1ObjectMeta> => new(kind, Kept.Of<T>().SingleOrDefault(), IsServed: true);
    }
}
