using System.Text.RegularExpressions;

namespace PyOps.Cli.Linting;

/// <summary>Tells what somebody else fills in before it is YAML, and what was meant for Kubernetes.</summary>
internal static partial class Placeholders
{
    /// <summary>Whether a text has the marks of Helm's, Jinja's and their like.</summary>
    public static bool Is(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    /// <summary>Whether a value has a place that somebody fills in.</summary>
    public static bool HasPlace(string value) => Is(value) || value.Contains("${", StringComparison.Ordinal);

    /// <summary>Whether a text that cannot be read looks like a manifest.</summary>
    public static bool IsManifest(string text) => ApiVersion().IsMatch(text) && Kind().IsMatch(text);

    [GeneratedRegex(@"(^|[{,])[ \t]*[""']?apiVersion[""']?[ \t]*:", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApiVersion();

    [GeneratedRegex(@"(^|[{,])[ \t]*[""']?kind[""']?[ \t]*:", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kind();
}
