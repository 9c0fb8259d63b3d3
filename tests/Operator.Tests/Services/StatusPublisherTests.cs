using k8s;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Services.State;
using PyOps.Operator.Tests.Stub;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Tests.Services;

/// <summary>What is said of a service's life, and that it is said once.</summary>
public sealed class StatusPublisherTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Given.Noon);
    private readonly FakeApi api = new(request => FakeApi.Stored(request, version: "8"));
    private readonly RecordingLogger log = new();
    private readonly List<EventRecorder> recorders = [];
    private readonly StatusPublisher publisher;

    public StatusPublisherTests() => publisher = Publisher();

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Each_turn_of_Ready_is_one_line_with_service_reason_and_revision()
    {
        var shop = await Publish(publisher, Shop(), ready: false);
        shop = await Publish(publisher, shop, ready: true);
        await Publish(publisher, shop, ready: true);

        Assert.Equal(
            [
                "PythonService web/shop is not ready: Progressing, revision shop-1",
                "PythonService web/shop is ready: Running, revision shop-1",
            ],
            log.Lines.Where(line => line.Text.StartsWith("PythonService ", StringComparison.Ordinal)).Select(line => line.Text));
    }

    [Fact]
    public async Task A_store_that_is_behind_has_nothing_said_twice()
    {
        var shop = Shop();
        await Publish(publisher, shop, ready: true);

        await Publish(publisher, shop, ready: true);

        Assert.Equal(1, log.Count("is ready"));
    }

    [Fact]
    public async Task Another_replica_that_takes_over_says_nothing_again()
    {
        var shop = await Publish(publisher, Shop(), ready: true);

        await Publish(Publisher(), shop, ready: true);

        Assert.Equal(1, log.Count("is ready"));
    }

    [Fact]
    public async Task What_rules_find_is_one_event_and_never_again_while_nothing_changes()
    {
        var shop = await Publish(publisher, Shop(), ready: true, Found("a"));
        shop = await Publish(publisher, shop, ready: false, Found("a"));
        await Publish(Publisher(), shop, ready: true, Found("a"));

        Assert.Equal(["RuleFindings: a"], await Events("RuleFindings"));
    }

    [Fact]
    public async Task What_rules_find_after_a_change_is_another_event()
    {
        var shop = await Publish(publisher, Shop(), ready: true, Found("a"));
        shop = await Publish(publisher, shop, ready: true);
        await Publish(publisher, shop, ready: true, Found("b"));

        Assert.Equal(["RuleFindings: a", "RuleFindings: b"], await Events("RuleFindings"));
    }

    private static V1Condition Found(string what) => Conditions.Of(ConditionTypes.Accepted, true, Reasons.RuleFindings, what);

    private static PythonService Shop()
    {
        var shop = Given.Shop();
        shop.Metadata.ResourceVersion = "7";
        return shop;
    }

    // Returns the service as the store has it afterwards.
    private async Task<PythonService> Publish(StatusPublisher by, PythonService shop, bool ready, V1Condition? accepted = null)
    {
        api.Forget();
        var deployment = ready ? Given.Deployment() : Given.Deployment(status => status.AvailableReplicas = 1);
        var reached = Given.Reached(shop).With(accepted) with { Revision = new RevisionState("shop-1") };
        await by.PublishAsync(reached, Given.Seen(shop, deployment), CancellationToken.None);
        var after = Shop();
        after.Metadata.ResourceVersion = "8";
        after.Status = api.Requests is [{ Body: { } body }]
            ? KubernetesJson.Deserialize<PythonService>(body.ToJsonString()).Status
            : shop.Status;
        return after;
    }

    private StatusPublisher Publisher()
    {
        var (client, metrics) = (api.Client(), new OperatorMetrics(PythonService.KindName));
        recorders.Add(new EventRecorder(client, "test", metrics, log, time));
        return new StatusPublisher(new Applier(client, metrics, log, time), recorders[^1], new ReadyTimes(metrics, time), log, time);
    }

    // Events are written in the order in which they were told: when the last is there, all are.
    private async Task<IReadOnlyList<string>> Events(string reason)
    {
        api.Forget();
        using var stop = new CancellationTokenSource();
        foreach (var recorder in recorders)
            recorder.Record(Shop(), EventKind.Normal, "Last", "Test", "the last one");
        var writing = Task.WhenAll(recorders.Select(recorder => recorder.RunAsync(stop.Token)));
        await Wait.Until(
            () => Told().Count(told => told.StartsWith("Last", StringComparison.Ordinal)) == recorders.Count, "the last events");
        await stop.CancelAsync();
        await writing.Soon();
        return [.. Told().Where(told => told.StartsWith(reason, StringComparison.Ordinal))];
    }

    private IEnumerable<string> Told() =>
        api.Requests.Where(request => request.Method == HttpMethod.Post)
            .Select(request => $"{request.Body!["reason"]}: {request.Body["note"]}");
}
