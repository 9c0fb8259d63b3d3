using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace PyOps.Support;

/// <summary>
/// Waits for what another thread brings about. The deadline only ends a test that would hang: it is long enough for a busy machine.
/// </summary>
public static class Wait
{
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Waits until it is so; with a fake clock, moves that on by <paramref name="step"/> (100 ms) at each look.</summary>
    public static Task Until(Func<bool> condition, string what, FakeTimeProvider? clock = null, TimeSpan? step = null) =>
        Until(() => Task.FromResult(condition()), what, clock, step);

    public static async Task Until(Func<Task<bool>> condition, string what, FakeTimeProvider? clock = null, TimeSpan? step = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Patience)
                Assert.Fail($"After {Patience.TotalSeconds} s it was still not so: {what}");
            clock?.Advance(step ?? TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }

    /// <summary>The task's end, or a failure after a while.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(Patience);

    /// <summary>The task's result, or a failure after a while.</summary>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Patience);
}
