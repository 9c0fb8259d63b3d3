namespace PyOps.Operator.Runtime.Queueing;

/// <summary>How long to wait after a failure: 5 ms, doubling with each failure in a row, at most 5 minutes, with jitter.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The delay before the next try: between half of the full delay and all of it, so that keys that failed together part.
    /// </summary>
    /// <param name="failuresBefore">Failures in a row before this one, 0 or more.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public static TimeSpan After(int failuresBefore, double jitter)
    {
        // 2^16 * 5 ms is above the longest delay, so a larger exponent adds nothing but overflow.
        var doubled = shortest * Math.Pow(2, Math.Min(failuresBefore, 16));
        var full = doubled < longest ? doubled : longest;
        return full * (0.5 + (0.5 * jitter));
    }
}
