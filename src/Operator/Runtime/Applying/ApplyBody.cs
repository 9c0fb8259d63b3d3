using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// Writes the body of an apply. The API server reads it as YAML, which is JSON's superset but for one thing: it knows no pairs of escapes,
/// in which every JSON writer of the framework puts an emoji. So such a character is sent as it is.
/// </summary>
internal static partial class ApplyBody
{
    /// <summary>The body as JSON that is YAML too.</summary>
    public static string Write(JsonObject body) => EscapedPair().Replace(body.ToJsonString(), Unescape);

    private static string Unescape(Match pair) => pair.Groups["before"].Value + Unit(pair, "high") + Unit(pair, "low");

    private static char Unit(Match pair, string half) =>
        (char)ushort.Parse(pair.Groups[half].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // An even number of backslashes before it: otherwise the pair is text that merely looks like one.
    [GeneratedRegex(
        @"(?<!\\)(?<before>(\\\\)*)\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EscapedPair();
}
