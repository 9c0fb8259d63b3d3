using System.Globalization;
using k8s.Models;

namespace PyOps.Operator.Certificates;

/// <summary>
/// What the two Secrets say, the authority's and the certificate's: all that is remembered of a rotation. <c>ca-next</c> is there while
/// one authority takes another's place.
/// </summary>
internal sealed record SecretContents
{
    /// <summary>
    /// Annotation by which a person asks for a rotation: <see cref="OfLeaf"/> on the certificate's Secret, <see cref="OfAuthority"/> on the
    /// authority's. It goes when that has begun.
    /// </summary>
    public const string RotateAnnotation = "pyops.dev/rotate";

    /// <summary>What is asked for on the certificate's Secret.</summary>
    public const string OfLeaf = "leaf";

    /// <summary>What is asked for on the authority's Secret.</summary>
    public const string OfAuthority = "ca";

    /// <summary>Annotation of the authority's Secret: the time since when the newest authority has been seen to be trusted.</summary>
    public const string TrustedAnnotation = "pyops.dev/ca-trusted-since";

    public required Reading Authority { get; init; }

    /// <summary>The authority that takes its place; null when none does.</summary>
    public Reading? Next { get; init; }

    /// <summary>The webhook's certificate.</summary>
    public required Reading Leaf { get; init; }

    /// <summary>What a person asks for on the certificate's Secret, or null.</summary>
    public string? LeafRequest { get; init; }

    /// <summary>What a person asks for on the authority's Secret, or null.</summary>
    public string? AuthorityRequest { get; init; }

    /// <summary>
    /// Since when the configuration has been seen to trust the newest authority, <see cref="Next"/> or else <see cref="Authority"/>; null
    /// when it has not.
    /// </summary>
    public DateTimeOffset? TrustedSince { get; init; }

    /// <summary>Reads the Secrets; null for one that is not there.</summary>
    public static SecretContents Of(V1Secret? authority, V1Secret? leaf)
    {
        var (kept, served) = (Data(authority), Data(leaf));
        return new()
        {
            Authority = authority is null ? new(null, Absence(served)) : Reading.Of("ca", kept),
            Next = kept.ContainsKey("ca-next.crt") || kept.ContainsKey("ca-next.key") ? Reading.Of("ca-next", kept) : null,
            Leaf = Reading.Of("tls", served),
            LeafRequest = Annotation(leaf, RotateAnnotation),
            AuthorityRequest = Annotation(authority, RotateAnnotation),
            TrustedSince = DateTimeOffset.TryParse(
                Annotation(authority, TrustedAnnotation), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
                ? since
                : null,
        };
    }

    // Where versions before this one kept it, whoever had the node of a webhook pod may have read the key: that authority is not taken
    // over.
    private static string Absence(IDictionary<string, byte[]> served) => served.ContainsKey("ca.key")
        ? "the key of the one before was in the certificate's Secret, which nodes may read"
        : "its Secret is absent";

    private static IDictionary<string, byte[]> Data(V1Secret? secret) =>
        secret?.Data ?? new Dictionary<string, byte[]>(StringComparer.Ordinal);

    private static string? Annotation(V1Secret? secret, string name) =>
        secret?.Metadata.Annotations?.TryGetValue(name, out var value) is true ? value : null;
}
