using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Queueing;

public sealed class WorkQueueTests
{
    private static readonly NamespacedName key = new("shop", "cart");
    private readonly StepTime time = new();
    private readonly WorkQueue queue;

    public WorkQueueTests() => queue = new WorkQueue(time);

    [Fact]
    public async Task A_key_added_many_times_is_handed_out_once()
    {
        for (var i = 0; i < 10; i++)
            queue.Add(key);

        Assert.Equal(1, queue.Depth);
        Assert.Equal(1, queue.Adds);
        Assert.Equal(key, await queue.TakeAsync(CancellationToken.None));
        Assert.Equal(0, queue.Depth);
    }

    [Fact]
    public async Task A_key_added_while_it_is_worked_on_comes_back_when_that_is_done()
    {
        queue.Add(key);
        await queue.TakeAsync(CancellationToken.None);
        queue.Add(key);
        queue.Add(key);
        Assert.Equal(0, queue.Depth);

        queue.Done(key);
        Assert.Equal(1, queue.Depth);
        Assert.Equal(key, await queue.TakeAsync(CancellationToken.None));
        queue.Done(key);
        Assert.Equal(0, queue.Depth);
    }

    [Fact]
    public void Of_several_delays_the_soonest_counts()
    {
        queue.AddAfter(key, TimeSpan.FromSeconds(10));
        queue.AddAfter(key, TimeSpan.FromSeconds(3));
        queue.AddAfter(key, TimeSpan.FromSeconds(20));

        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(0, queue.Depth);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, queue.Depth);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, queue.Adds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_delay_of_nothing_means_now(int seconds)
    {
        queue.AddAfter(key, TimeSpan.FromSeconds(seconds));
        Assert.Equal(1, queue.Depth);
    }

    [Fact]
    public void A_delay_beyond_what_timers_can_do_comes_early_instead_of_failing()
    {
        queue.AddAfter(key, TimeSpan.FromDays(400));
        time.Advance(WorkQueue.LongestDelay);
        Assert.Equal(1, queue.Depth);
    }

    [Fact]
    public async Task Failures_in_a_row_wait_longer_until_forgotten()
    {
        for (var failed = 0; failed < 12; failed++)
        {
            queue.AddRateLimited(key);
            time.Advance(RetryDelay.After(failed, jitter: 0) - TimeSpan.FromTicks(1));
            Assert.Equal(0, queue.Depth);
            time.Advance(RetryDelay.After(failed, jitter: 1));
            queue.Done(await queue.TakeAsync(CancellationToken.None));
        }

        Assert.Equal(12, queue.Retries);
        queue.Forget(key);
        queue.AddRateLimited(key);
        time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(1, queue.Depth);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    [InlineData(10, 5120)]
    [InlineData(15, 163840)]
    [InlineData(16, 300000)]
    [InlineData(int.MaxValue, 300000)]
    public void The_delay_doubles_up_to_five_minutes(int failuresBefore, double milliseconds)
    {
        Assert.Equal(milliseconds, RetryDelay.After(failuresBefore, jitter: 1).TotalMilliseconds);
        Assert.Equal(milliseconds / 2, RetryDelay.After(failuresBefore, jitter: 0).TotalMilliseconds);
    }

    [Fact]
    public async Task A_cancelled_take_loses_no_key()
    {
        using var cancelled = new CancellationTokenSource();
        var take = queue.TakeAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take);

        queue.Add(key);
        Assert.Equal(key, await queue.TakeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_wait_is_measured_from_the_first_add()
    {
        var waits = new List<TimeSpan>();
        var measured = new WorkQueue(time, waits.Add);
        measured.Add(key);
        time.Advance(TimeSpan.FromSeconds(1));
        measured.Add(key);
        time.Advance(TimeSpan.FromSeconds(1));
        await measured.TakeAsync(CancellationToken.None);
        Assert.Equal([TimeSpan.FromSeconds(2)], waits);
    }

    [Fact]
    public async Task Nothing_is_remembered_of_keys_that_are_done()
    {
        for (var i = 0; i < 1000; i++)
        {
            var one = new NamespacedName("shop", $"s{i}");
            queue.AddRateLimited(one);
            queue.AddAfter(one, TimeSpan.FromTicks(1));
            time.Advance(TimeSpan.FromMilliseconds(5));
            Assert.Equal(one, await queue.TakeAsync(CancellationToken.None));
            queue.Forget(one);
            queue.Done(one);
        }

        Assert.Equal(0, queue.Remembered);
    }

    [Fact]
    public async Task Ten_thousand_keys_from_eight_threads_are_all_worked_on_and_never_twice_at_a_time()
    {
        const int keys = 10_000;
        var last = new int[keys];
        var seen = new int[keys];
        var busy = new int[keys];
        var overlaps = 0;
        using var done = new CancellationTokenSource();

        async Task Work()
        {
            while (!done.IsCancellationRequested)
            {
                var taken = await queue.TakeAsync(done.Token);
                var i = int.Parse(taken.Name);
                if (Interlocked.Exchange(ref busy[i], 1) == 1)
                    Interlocked.Increment(ref overlaps);
                Volatile.Write(ref seen[i], Volatile.Read(ref last[i]));
                await Task.Yield();
                Interlocked.Exchange(ref busy[i], 0);
                queue.Done(taken);
            }
        }

        var workers = Enumerable.Range(0, 8).Select(_ => Task.Run(Work)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < keys; i++)
            {
                var one = ((i * 7) + (thread * 1237)) % keys;
                Interlocked.Increment(ref last[one]);
                queue.Add(new NamespacedName("n", one.ToString()));
            }
        }))).Soon();

        // Level-triggered: the last look at a key comes after its last change.
        await Wait.Until(() => Enumerable.Range(0, keys).All(i => Volatile.Read(ref seen[i]) == 8), "every key was seen eight times");
        await done.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(workers).Soon());
        Assert.Equal(0, overlaps);
    }
}
