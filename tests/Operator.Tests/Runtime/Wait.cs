namespace PyOps.Operator.Tests.Runtime;

/// <summary>Waits for what another thread brings about.</summary>
internal static class Wait
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    public static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(1), deadline.Token);
    }

    /// <summary>The task's end, or a failure after a while.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(patience);

    /// <summary>The task's result, or a failure after a while.</summary>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(patience);
}
