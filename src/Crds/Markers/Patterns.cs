using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PyOps.Crds.Markers;

/// <summary>
/// The regular expressions that schema, CEL and operator share: RE2 syntax that .NET reads alike, not anchored (a user of one anchors it),
/// without backslashes, so that they need no escape in CEL.
/// </summary>
internal static class Patterns
{
    public const string DnsLabel = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    public const string ServiceName = "[a-z]([-a-z0-9]*[a-z0-9])?";

    public const string DnsSubdomain = "[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    public const string LabelValue = "([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?";

    /// <summary>The part of a label's or annotation's key behind the slash.</summary>
    public const string KeyName = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";

    public const string EnvName = "([-_a-zA-Z]|[.][-_a-zA-Z0-9])[-._a-zA-Z0-9]*";

    /// <summary>Printable ASCII without spaces.</summary>
    public const string HttpPath = "/[!-~]*";

    /// <summary>Absolute, not the root, no empty, "." or ".." segment, no slash at the end, no colon (the kubelet refuses one).</summary>
    public const string AbsolutePath = "(/([^/:.]|[.][^/:.]|[.][.][^/:])[^/:]*)+";

    /// <summary>A DNS name, its first label perhaps a wildcard. What ends in a number is an address.</summary>
    public const string IngressHost =
        "([*][.])?([a-z0-9]([-a-z0-9]*[a-z0-9])?[.])*([0-9]*[a-z]([-a-z0-9]*[a-z0-9])?|[0-9]+-[-a-z0-9]*[a-z0-9])";

    /// <summary>A host name or an address as a Host header has it, with or without a port.</summary>
    public const string ProbeHost = "[a-zA-Z0-9]([-._a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?";

    /// <summary>What every Ingress controller takes for a prefix: unreserved characters, no empty, "." or ".." segment.</summary>
    public const string IngressPath =
        "/|(/([-A-Za-z0-9_~]|[.][-A-Za-z0-9_~]|[.][.][-A-Za-z0-9._~])[-A-Za-z0-9._~]*)+/?";

    /// <summary>A repository with an optional registry, tag and digest, as the distribution project's grammar has it.</summary>
    public const string ImageReference =
        "(([A-Za-z0-9.-]+|[[][A-Fa-f0-9:]+[]])(:[0-9]+)?/)?" +
        "[a-z0-9]+(([.]|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+(([.]|_|__|-+)[a-z0-9]+)*)*" +
        "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z0-9+._-]+:[0-9A-Fa-f]+)?";

    /// <summary>End of a reference that names a tag or a digest; the port of a registry is neither.</summary>
    public const string TagOrDigest = ".*(:[^:/@]+|@.+)";

    public const string Latest = ".*:[lL][aA][tT][eE][sS][tT]";

    /// <summary>A reference without digest, or with a full SHA-256.</summary>
    public const string NoDigestOrSha256 = "[^@]*(@sha256:[0-9a-f]{64})?";

    /// <summary>A size in whole bytes, more than 0.</summary>
    public const string ByteSize = "[1-9][0-9]{0,11}([kMGT]|[KMGT]i)?";

    /// <summary>
    /// What Kubernetes takes for a quantity, less signs (nothing of ours may be negative) and less what a decimal cannot hold.
    /// </summary>
    public const string Quantity =
        "([0-9]{1,15}([.][0-9]{0,9})?|[.][0-9]{1,9})([numkMGT]|[KMGT]i|[eE][+-]?[0-9])?|[0-9]{1,10}([.][0-9]{0,9})?[PE]i?";

    /// <summary>0% to 100%.</summary>
    public const string Percentage = "(0|[1-9][0-9]?|100)%";

    /// <summary>1% to 100%.</summary>
    public const string PercentageAboveZero = "([1-9][0-9]?|100)%";

    private static readonly ConcurrentDictionary<string, Regex> compiled = new(StringComparer.Ordinal);

    /// <summary>Whether all of a text matches; linear in its length.</summary>
    public static bool Matches(string text, string pattern) =>
        compiled.GetOrAdd(pattern, static p => new Regex($@"\A(?:{p})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
            .IsMatch(text);
}
