using System.Globalization;
using k8s.Models;

namespace PyOps.Operator.Certificates;

/// <summary>
/// What the Secret says: all that is remembered of a rotation. <c>ca-next</c> is there while one authority takes another's place.
/// </summary>
internal sealed record SecretContents
{
    /// <summary>Annotation by which a person asks for a rotation: leaf or ca. It goes when that has begun.</summary>
    public const string RotateAnnotation = "pyops.dev/rotate";

    /// <summary>
    /// Annotation with the time since when the newest authority is trusted, or <see cref="Pending"/>; it goes when that has signed.
    /// </summary>
    public const string TrustedAnnotation = "pyops.dev/ca-trusted-since";

    /// <summary>The newest authority has not been seen to be trusted yet.</summary>
    public const string Pending = "pending";

    public required Reading Authority { get; init; }

    /// <summary>The authority that takes its place; null when none does.</summary>
    public Reading? Next { get; init; }

    /// <summary>The webhook's certificate.</summary>
    public required Reading Leaf { get; init; }

    /// <summary>What a person asks for, or null.</summary>
    public string? Request { get; init; }

    /// <summary>Whether the newest authority, <see cref="Next"/> or else <see cref="Authority"/>, has signed nothing yet.</summary>
    public bool IsUnproven { get; init; }

    /// <summary>
    /// Since when the configuration has been seen to trust it; null when it has not, or when that does not matter any more.
    /// </summary>
    public DateTimeOffset? TrustedSince { get; init; }

    /// <summary>Reads a Secret; null when there is none.</summary>
    public static SecretContents? Of(V1Secret? secret)
    {
        if (secret is null)
            return null;
        var data = secret.Data ?? new Dictionary<string, byte[]>(StringComparer.Ordinal);
        return new()
        {
            Authority = Reading.Of("ca", data),
            Next = data.ContainsKey("ca-next.crt") || data.ContainsKey("ca-next.key") ? Reading.Of("ca-next", data) : null,
            Leaf = Reading.Of("tls", data),
            Request = Annotation(secret, RotateAnnotation),
            IsUnproven = Annotation(secret, TrustedAnnotation) is not null,
            TrustedSince = DateTimeOffset.TryParse(
                Annotation(secret, TrustedAnnotation), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
                ? since
                : null,
        };
    }

    private static string? Annotation(V1Secret secret, string name) =>
        secret.Metadata.Annotations?.TryGetValue(name, out var value) is true ? value : null;
}
