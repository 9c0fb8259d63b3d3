using System.Diagnostics;
using k8s;
using k8s.Autorest;

namespace PyOps.Cluster;

/// <summary>Waits for conditions with a deadline, so that no test sleeps.</summary>
public static class Wait
{
    private const int LongestText = 4000;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks until there is an answer that is not null. An API server that fails or does not answer is asked again.</summary>
    /// <exception cref="TimeoutException">The deadline passed; the message says what was awaited and what was last seen.</exception>
    public static Task<T> Until<T>(Func<Task<T?>> probe, TimeSpan deadline, string what)
        where T : class =>
        Poll(probe, answer => answer is not null, deadline, what)!;

    /// <summary>Asks until the condition holds. An API server that fails or does not answer is asked again.</summary>
    /// <exception cref="TimeoutException">The deadline passed; the message says what was awaited and what was last seen.</exception>
    public static Task Until(Func<Task<bool>> condition, TimeSpan deadline, string what) =>
        Poll(condition, holds => holds, deadline, what);

    /// <summary>Looks until what is seen satisfies the condition; on timeout the message shows what was seen last.</summary>
    /// <exception cref="TimeoutException">The deadline passed; the message says what was awaited and what was last seen.</exception>
    public static Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> satisfied, TimeSpan deadline, string what) =>
        Poll(look, satisfied, deadline, what);

    private static async Task<T> Poll<T>(Func<Task<T>> look, Func<T, bool> satisfied, TimeSpan deadline, string what)
    {
        var started = Stopwatch.GetTimestamp();
        var delay = FirstDelay;
        while (true)
        {
            string last;
            Exception? fault = null;
            try
            {
                var seen = await look();
                if (satisfied(seen))
                    return seen;
                last = Describe(seen);
            }
            catch (Exception failure) when (IsServerFault(failure))
            {
                fault = failure;
                last = DescribeFault(failure);
            }
            if (Stopwatch.GetElapsedTime(started) + delay > deadline)
                throw new TimeoutException($"waited {deadline.TotalSeconds} s for {what}; last seen: {last}", fault);
            await Task.Delay(delay);
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 3 / 2, LongestDelay.Ticks));
        }
    }

    /// <summary>Whether a failure is the API server's, which may pass.</summary>
    public static bool IsServerFault(Exception failure) =>
        failure is HttpOperationException or HttpRequestException or IOException or TaskCanceledException;

    // A whole object would bury the message.
    private static string Describe<T>(T seen)
    {
        var text = seen is null ? "nothing" : KubernetesJson.Serialize(seen);
        return text.Length <= LongestText ? text : $"{text[..LongestText]}...";
    }

    private static string DescribeFault(Exception failure) =>
        failure is HttpOperationException { Response: { } response }
            ? $"HTTP {(int)response.StatusCode}: {response.Content}"
            : $"{failure.GetType().Name}: {failure.Message}";
}
