using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace PyOps.Operator.Tests.Stub;

/// <summary>A clock that moves only when told, and can wait until the code under test has begun to wait.</summary>
internal sealed class StepTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public StepTime()
        : base(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Waits until somebody starts to wait for exactly this long, then lets that time pass.</summary>
    public async Task PassAsync(TimeSpan delay)
    {
        await StartedAsync(delay);
        Advance(delay);
    }

    /// <summary>Waits until somebody starts to wait for exactly this long.</summary>
    public async Task StartedAsync(TimeSpan delay)
    {
        using var deadline = new CancellationTokenSource(Wait.Patience);
        while (await timers.Reader.ReadAsync(deadline.Token) != delay)
        {
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }
}
