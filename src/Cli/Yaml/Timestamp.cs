using System.Globalization;

namespace PyOps.Cli.Yaml;

/// <summary>Tells what the tag !!timestamp may stand on.</summary>
internal static class Timestamp
{
    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d'T'H:m:sK", "yyyy-M-d't'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK",
        "yyyy-M-d't'H:m:s.FFFFFFFK",
    ];

    /// <summary>Whether it is a date, or a date with a time.</summary>
    public static bool Is(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
