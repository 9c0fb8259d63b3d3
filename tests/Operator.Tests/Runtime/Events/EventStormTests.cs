using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using k8s.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Tests.Runtime.Caching;
using PyOps.Support.Stub;
using Xunit.Abstractions;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Events;

/// <summary>It weighs the memory of the process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(EventStormTests), DisableParallelization = true)]
public class NothingBeside;

/// <summary>More events than a cluster of two cores can send: the whole way from the watch to the reconcile has to keep up.</summary>
[Collection(nameof(EventStormTests))]
public sealed class EventStormTests(ITestOutputHelper output)
{
    private const int Services = 20;
    private const int PodsInAll = 200;
    private const int Events = 20_000;
    private const int Rate = 1_000;

    [Fact]
    public async Task A_thousand_events_a_second_reach_every_key_two_never_at_once_and_take_no_memory()
    {
        var (warm, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var world = await InformerFixture.New(script => script.Watch(context => Blow(context, warm, go.Task)));
        var queue = new WorkQueue(TimeProvider.System);
        world.Informer.OnChange((_, pod) => queue.Add(new NamespacedName("shop", pod!.Labels()["service"])));
        var seen = new ConcurrentDictionary<NamespacedName, string>();
        var (reconciles, together) = (0, 0);
        var inWork = new ConcurrentDictionary<NamespacedName, bool>();
        using var stop = new CancellationTokenSource();
        var working = new Controller(
            "storm", Reconcile, queue, new ControllerOptions(),
            new OperatorMetrics().ForController("storm"), NullLogger.Instance, TimeProvider.System)
            .RunAsync(stop.Token);

        world.Start();
        await warm.Task.Soon();
        await Wait.Until(() => world.Changes.Count == Events / 2, "the first half has come");
        world.Changes.Clear();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        go.SetResult();
        await Wait.Until(() => world.Changes.Count == Events / 2, "the second half has come");
        var rate = Events / 2 / watch.Elapsed.TotalSeconds;
        await Wait.Until(() => queue.Remembered == 0 && seen.Count == Services, "all is worked off");
        var changes = world.Changes.Count;
        world.Changes.Clear();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        await stop.CancelAsync();
        await working.Soon();

        output.WriteLine($"{rate:0} events a second, {reconciles} reconciles; {before >> 10} KB before, {after >> 10} KB after");
        Assert.Equal(Events / 2, changes);
        Assert.True(rate > Rate, $"only {rate:0} events a second");
        Assert.Equal(0, together);
        Assert.InRange(reconciles, Services, Events);
        Assert.All(seen, last => Assert.Equal(Newest(last.Key), last.Value));
        Assert.True(after < before + (2 << 20), $"{before >> 10} KB before, {after >> 10} KB after");

        async Task<ReconcileResult> Reconcile(NamespacedName key, CancellationToken cancellation)
        {
            if (!inWork.TryAdd(key, true))
                Interlocked.Increment(ref together);
            seen[key] = Newest(key);
            Interlocked.Increment(ref reconciles);
            await Task.Yield();
            inWork.TryRemove(key, out _);
            return ReconcileResult.Done;
        }

        string Newest(NamespacedName key) => world.Informer.List().Where(pod => pod.Labels()["service"] == key.Name)
            .Max(pod => int.Parse(pod.ResourceVersion(), CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Half of the events, so that whatever is made once is there; the other half when told.</summary>
    private static async Task Blow(HttpContext context, TaskCompletionSource warm, Task go)
    {
        await Send(context, 0, Events / 2);
        warm.SetResult();
        await go;
        await Send(context, Events / 2, Events);
        await Reply.Hold()(context);
    }

    private static async Task Send(HttpContext context, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var extra =
                $$""","labels":{"service":"shop-{{i % PodsInAll % Services}}"},"annotations":{"note":"{{new string('x', 2_000)}}"}""";
            var pod = Pod($"pod-{i % PodsInAll}", i + 2, extra: extra);
            await context.Response.WriteAsync((i < PodsInAll ? Added(pod) : Modified(pod)) + "\n", context.RequestAborted);
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
