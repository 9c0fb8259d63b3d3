using System.Globalization;
using PyOps.Rules.Commands;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>Tells how long a preStop hook waits.</summary>
internal static class PreStopPause
{
    // Longer is no pause; it bounds the sum.
    private const long MostSeconds = 1_000_000;

    /// <summary>Seconds that it sleeps, by itself or with the sleep command; 0 when that cannot be told.</summary>
    public static long Seconds(HandlerView? preStop)
    {
        if (preStop?.SleepSeconds is { } native)
            return Math.Clamp(native, 0, MostSeconds);
        if (preStop?.Exec is not { Count: > 0 } command)
            return 0;
        long seconds = 0;
        foreach (var launch in Launch.Of(command))
        {
            if (launch is { Program: "sleep", Args: [var duration, ..] })
                seconds = Math.Min(seconds + Duration(duration), MostSeconds);
        }
        return seconds;
    }

    // 5, 5s, 1m, 0.5
    private static long Duration(string text)
    {
        var unit = text.EndsWith('m') ? 60 : text.EndsWith('h') ? 3600 : 1;
        return double.TryParse(text.TrimEnd('s', 'm', 'h'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (long)Math.Min(Math.Ceiling(number * unit), MostSeconds)
            : 0;
    }
}
