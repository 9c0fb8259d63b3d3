using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Crds;
using PyOps.Crds.Validations;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Steps;
using PyOps.Operator.Tests.Stub;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Tests.Services;

/// <summary>What a step throws is told in the status of the generation at which it was thrown, and thrown on.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Secret = "hunter2";
    private static readonly NamespacedName key = new("web", "shop");
    private static readonly ServiceStep looksAtSpec =
        (now, _) => Task.FromResult(new SpecStep(() => Policy.Default, InstallBounds.None, docs: null, TimeProvider.System).Take(now));
    private readonly FakeTimeProvider time = new(Given.Noon);
    private readonly FakeApi api = new(request => FakeApi.Stored(request));
    private readonly PythonService shop = Given.Shop();
    private readonly List<V1ControllerRevision> revisions = [];

    public FaultTests() => shop.Status = new PythonServiceStatus { ObservedGeneration = shop.Metadata.Generation - 1 };

    public void Dispose() => api.Dispose();

    [Theory]
    [InlineData(false, "Unknown")]
    [InlineData(true, "True")]
    public async Task A_defect_is_told_without_what_it_says_and_thrown_on(bool specIsLookedAt, string accepted)
    {
        var defect = new InvalidOperationException($"password {Secret}");
        var reconciler = specIsLookedAt ? Reconciler(looksAtSpec, Throws(defect)) : Reconciler(Throws(defect));

        Assert.Same(defect, await Assert.ThrowsAsync<InvalidOperationException>(() => Reconcile(reconciler)));

        var status = Told();
        Assert.Equal(shop.Metadata.Generation, status.ObservedGeneration);
        Assert.Equal(("False", "ReconcileFailed"), (Condition("Ready").Status, Condition("Ready").Reason));
        Assert.Equal(
            ("True", "False", accepted), (Condition("Reconciling").Status, Condition("Stalled").Status, Condition("Accepted").Status));
        Assert.DoesNotContain(status.Conditions!, one => one.Message.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conflict_is_told_when_it_has_lasted()
    {
        var reconciler = Reconciler(looksAtSpec, Throws(new StaleObjectException("Deployment web/shop has been replaced")));

        await Assert.ThrowsAsync<StaleObjectException>(() => Reconcile(reconciler));
        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<StaleObjectException>(() => Reconcile(reconciler));
        Assert.Empty(api.Requests);

        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<StaleObjectException>(() => Reconcile(reconciler));

        Assert.Equal("ApplyFailed", Condition("Ready").Reason);
        Assert.Contains("Deployment web/shop has been replaced", Condition("Ready").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_that_the_next_try_heals_is_forgotten()
    {
        var fails = true;
        var reconciler = Reconciler((now, _) => fails ? throw Conflict() : Task.FromResult(now));

        await Assert.ThrowsAsync<HttpOperationException>(() => Reconcile(reconciler));
        fails = false;
        await Reconcile(reconciler);
        time.Advance(TimeSpan.FromHours(1));
        api.Forget();
        fails = true;
        await Assert.ThrowsAsync<HttpOperationException>(() => Reconcile(reconciler));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task A_stop_of_the_process_is_not_told()
    {
        using var stop = new CancellationTokenSource();
        var reconciler = Reconciler(async (now, cancellation) =>
        {
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            return now;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reconciler.ReconcileAsync(key, stop.Token));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task What_is_known_of_revisions_stays_in_status()
    {
        revisions.Add(new V1ControllerRevision
        {
            Metadata = new V1ObjectMeta { Name = "shop-1a2b3c4d5e" },
            Revision = 4,
            Data = new RevisionData("1", "1a2b3c4d5e6f", "shop:1", "1.0.0", "{}"),
        });

        await Assert.ThrowsAsync<IOException>(() => Reconcile(Reconciler(Throws(new IOException()))));

        Assert.Equal("shop-1a2b3c4d5e", Told().Revision?.Current);
    }

    private static ServiceStep Throws(Exception fault) => (_, _) => throw fault;

    private static HttpOperationException Conflict()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.Conflict);
        return new HttpOperationException("conflict") { Response = new HttpResponseMessageWrapper(answer, "{}") };
    }

    private static Task Reconcile(ServiceReconciler reconciler) => reconciler.ReconcileAsync(key, CancellationToken.None);

    private ServiceReconciler Reconciler(params ServiceStep[] steps)
    {
        var (client, metrics, logger) = (api.Client(), new OperatorMetrics(PythonService.KindName), new RecordingLogger());
        var times = new ReadyTimes(metrics, time);
        var publisher = new StatusPublisher(
            new Applier(client, metrics, logger, time), new EventRecorder(client, "test", metrics, logger, time), times, logger,
            time);
        return new ServiceReconciler(
            _ => Given.Seen(shop) with { Revisions = revisions }, steps, new Conflicts(time), times,
            new PodEventReader(client, logger, time), publisher, logger);
    }

    private PythonServiceStatus Told() =>
        KubernetesJson.Deserialize<PythonService>(Assert.Single(api.Requests).Body!.ToJsonString()).Status!;

    private V1Condition Condition(string type) => Told().Conditions!.Single(condition => condition.Type == type);
}
