using PyOps.Operator.Runtime.Supervising;

namespace PyOps.Operator.Tests.Runtime.Supervising;

public sealed class LoopsTests : IDisposable
{
    private static readonly Func<CancellationToken, Task> forever = stop => Task.Delay(Timeout.Infinite, stop);
    private readonly CancellationTokenSource stop = new();

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task The_first_that_fails_stops_the_others_and_its_failure_is_that_of_all()
    {
        var others = new TaskCompletionSource();
        var running = Loops.RunAsync(
            [new("The watch", forever), new("The probe", _ => throw new FormatException("HTML")), new("The queue", Ends(others))],
            stop.Token);

        var failure = await Assert.ThrowsAsync<LoopFailedException>(() => running).WaitAsync(Wait.Patience);

        Assert.Equal("The probe failed: HTML", failure.Message);
        Assert.IsType<FormatException>(failure.InnerException);
        Assert.True(others.Task.IsCompleted);
    }

    [Fact]
    public async Task It_is_told_at_once_although_another_takes_its_time_to_end()
    {
        var (told, slow) = (new TaskCompletionSource<string>(), new TaskCompletionSource());
        var running = Loops.RunAsync(
            [new("The slow one", _ => slow.Task), new("The probe", _ => throw new FormatException("HTML"))], stop.Token,
            failure => told.SetResult(failure.Message));

        Assert.Equal("The probe failed: HTML", await told.Task.Soon());
        Assert.False(running.IsCompleted);
        slow.SetResult();
        await Assert.ThrowsAsync<LoopFailedException>(() => running).WaitAsync(Wait.Patience);
    }

    [Fact]
    public async Task One_that_ends_by_itself_has_failed()
    {
        var failure = await Assert.ThrowsAsync<LoopFailedException>(
            () => Loops.RunAsync(
                [new("The watch", forever), new("The probe", _ => Task.CompletedTask)], stop.Token)).WaitAsync(Wait.Patience);

        Assert.Equal("The probe ended although nobody stopped it", failure.Message);
    }

    [Fact]
    public async Task A_stop_is_no_failure_and_ends_when_all_have_ended()
    {
        var ended = new TaskCompletionSource();
        var running = Loops.RunAsync([new("The watch", forever), new("The queue", Ends(ended))], stop.Token);

        await stop.CancelAsync();
        await running.Soon();

        Assert.True(ended.Task.IsCompleted);
    }

    private static Func<CancellationToken, Task> Ends(TaskCompletionSource ended) => async stop =>
    {
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.SetResult();
    };
}
