using Microsoft.Extensions.Time.Testing;

namespace PyOps.Operator.Tests.Runtime.Caching;

/// <summary>
/// A fake clock that is moved on only while somebody is in a pause. Answers come over real connections in real time: a clock that goes on
/// while one is awaited runs past the deadline of the request, and a busy machine then looks like a server that is silent.
/// </summary>
internal sealed class PauseClock : FakeTimeProvider
{
    private int pauses;

    /// <summary>Waits until it is so, and moves the clock on by a step (100 ms) at each look at which nothing else is awaited.</summary>
    public Task Until(Func<bool> condition, string what, TimeSpan? step = null) => Wait.Until(
        () =>
        {
            if (condition())
                return true;
            if (Volatile.Read(ref pauses) > 0)
                Advance(step ?? TimeSpan.FromMilliseconds(100));
            return false;
        },
        what);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The timer of Task.Delay has its task as state; those of deadlines, of which requests have one each, have their token source.
        if (state is not Task)
            return base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref pauses);
        var pause = new Pause(this);
        pause.Timer = base.CreateTimer(
            ended =>
            {
                pause.End();
                callback(ended);
            },
            state, dueTime, period);
        return pause;
    }

    private sealed class Pause(PauseClock clock) : ITimer
    {
        private int ended;

        public ITimer? Timer { get; set; }

        public void End()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
                Interlocked.Decrement(ref clock.pauses);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Timer!.Change(dueTime, period);

        public void Dispose()
        {
            End();
            Timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
