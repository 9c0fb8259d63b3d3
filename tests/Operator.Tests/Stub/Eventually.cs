using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace PyOps.Operator.Tests.Stub;

/// <summary>Waits for a condition, with a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(20);

    /// <summary>Waits until it is true; with a fake clock, moves that on by <paramref name="step"/> (100 ms) at each look.</summary>
    public static async Task True(Func<bool> condition, string what, FakeTimeProvider? clock = null, TimeSpan? step = null)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > deadline)
                Assert.Fail($"After {deadline.TotalSeconds} s it was still not so: {what}");
            clock?.Advance(step ?? TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }
}
