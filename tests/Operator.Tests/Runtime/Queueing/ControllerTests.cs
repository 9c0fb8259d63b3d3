using System.Collections.Concurrent;
using System.Net;
using k8s.Autorest;
using Microsoft.Extensions.Logging;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Queueing;

public sealed class ControllerTests : IDisposable
{
    private static readonly NamespacedName key = new("shop", "cart");
    private readonly StepTime time = new();
    private readonly OperatorMetrics metrics = new();
    private readonly RecordingLogger logger = new();
    private readonly WorkQueue queue;
    private readonly ConcurrentQueue<NamespacedName> calls = [];
    private readonly CancellationTokenSource stop = new();

    public ControllerTests() => queue = new WorkQueue(time);

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task A_success_is_looked_at_again_only_when_something_changes()
    {
        var running = Run(_ => null);
        queue.Add(key);
        await Counted("success", 1);
        time.Advance(TimeSpan.FromDays(2));
        await StopAsync(running);
        Assert.Single(calls);
        Assert.Equal(0, queue.Remembered);
    }

    [Fact]
    public async Task A_wish_to_look_again_is_granted_after_that_time()
    {
        var running = Run(_ => calls.Count < 3 ? TimeSpan.FromMinutes(1) : null);
        queue.Add(key);
        await time.PassAsync(TimeSpan.FromMinutes(1));
        await time.PassAsync(TimeSpan.FromMinutes(1));
        await Counted("success", 1);
        await Counted("requeue", 2);
        await StopAsync(running);
    }

    [Fact]
    public async Task A_conflict_is_repeated_and_is_no_error()
    {
        var running = Run(_ => calls.Count switch
        {
            1 => throw Refusal(HttpStatusCode.Conflict),
            2 => throw new StaleObjectException(),
            _ => null,
        });
        queue.Add(key);
        await AdvanceUntil(() => calls.Count == 3);
        await Counted("success", 1);
        await Counted("conflict", 2);
        await Counted("error", 0);
        await StopAsync(running);
        Assert.DoesNotContain(logger.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task An_overloaded_server_is_left_alone_as_long_as_it_asks(HttpStatusCode status)
    {
        var running = Run(_ => calls.Count == 1 ? throw Refusal(status, ("retry-after", "7")) : null);
        queue.Add(key);
        await time.StartedAsync(TimeSpan.FromSeconds(7));
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(calls);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await Counted("success", 1);
        await Counted("requeue", 1);
        await StopAsync(running);
    }

    public static TheoryData<Exception> Faults => new(
        Refusal(HttpStatusCode.InternalServerError),
        Refusal(HttpStatusCode.TooManyRequests),
        Refusal(HttpStatusCode.TooManyRequests, ("Retry-After", "soon")),
        new HttpRequestException("no route"),
        new IOException("connection reset"),
        new TaskCanceledException("the client's own timeout"),
        new InvalidOperationException("a bug"));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Any_exception_is_logged_with_the_key_and_retried(Exception fault)
    {
        var running = Run(_ => calls.Count == 1 ? throw fault : null);
        queue.Add(key);
        await AdvanceUntil(() => calls.Count == 2);
        await Counted("success", 1);
        await Counted("error", 1);
        await StopAsync(running);
        var line = Assert.Single(logger.Lines, line => line.Level == LogLevel.Error);
        Assert.Same(fault, line.Error);
        Assert.Equal("services shop/cart", line.Scope);
    }

    [Fact]
    public async Task A_key_that_always_fails_does_not_hold_up_the_others()
    {
        var poisoned = new NamespacedName("shop", "poisoned");
        var running = Run(one => one == poisoned ? throw new InvalidOperationException("poisoned") : null);
        queue.Add(poisoned);
        for (var i = 0; i < 100; i++)
        {
            queue.Add(new NamespacedName("shop", $"s{i}"));
            time.Advance(TimeSpan.FromMinutes(5));
        }

        await Counted("success", 100);
        await AdvanceUntil(() => calls.Count(one => one == poisoned) > 20);
        await StopAsync(running);
    }

    [Fact]
    public async Task A_reconcile_that_runs_when_the_controller_stops_may_end_in_peace()
    {
        var (started, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var token = CancellationToken.None;
        var running = RunAsync(async (_, cancellation) =>
        {
            token = cancellation;
            started.SetResult();
            await finish.Task;
            return ReconcileResult.Done;
        });
        queue.Add(key);
        await started.Task.Soon();
        await stop.CancelAsync();
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(token.IsCancellationRequested);
        Assert.False(running.IsCompleted);
        finish.SetResult();
        await running.Soon();
        Assert.Contains("outcome=\"success\"} 1", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reconcile_that_outlasts_the_grace_period_is_cancelled()
    {
        var started = new TaskCompletionSource();
        var running = RunAsync(async (_, cancellation) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return ReconcileResult.Done;
        });
        queue.Add(key);
        await started.Task.Soon();
        await stop.CancelAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        await running.Soon();
        Assert.Contains("outcome=\"error\"} 0", await Text(), StringComparison.Ordinal);
    }

    private Task Run(Func<NamespacedName, TimeSpan?> reconcile) => RunAsync((one, _) =>
    {
        calls.Enqueue(one);
        return Task.FromResult(new ReconcileResult(reconcile(one)));
    });

    private Task RunAsync(Reconciler reconciler) =>
        new Controller("services", reconciler, queue, new ControllerOptions(), metrics.ForController("services"), logger, time)
            .RunAsync(stop.Token);

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await running.Soon();
    }

    private Task AdvanceUntil(Func<bool> condition) => Wait.Until(condition, "it is called again", time, TimeSpan.FromMinutes(5));

    private Task Counted(string outcome, int times) => Wait.Until(
        async () => (await Text()).Contains(
            $"pyops_controller_reconciles_total{{controller=\"services\",outcome=\"{outcome}\"}} {times}\n",
            StringComparison.Ordinal),
        $"{times} times {outcome}");

    private Task<string> Text() => metrics.TextAsync();

    private static HttpOperationException Refusal(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage(status);
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return new HttpOperationException("refused") { Response = new HttpResponseMessageWrapper(response, "") };
    }
}
