using k8s.Models;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Several sources in one volume: each is one, and no two of them claim one path.</summary>
internal static class ProjectionValidation
{
    private const long MinTokenSeconds = 600;

    private const long MaxTokenSeconds = 1L << 32;

    public static IEnumerable<FieldError> Check(V1ProjectedVolumeSource volume, string path) =>
    [
        .. FileValidation.Mode(volume.DefaultMode, $"{path}.defaultMode"),
        .. Items.Of(volume.Sources, $"{path}.sources").SelectMany(entry => Source(entry.Item, entry.Path)),
        .. Twice(volume.Sources, $"{path}.sources"),
    ];

    private static IEnumerable<FieldError> Source(V1VolumeProjection source, string path) =>
    [
        .. Kinds(source) > 1
            ? [new FieldError(path, "each entry has one source: write an entry for each")]
            : Array.Empty<FieldError>(),
        .. source.Secret is { } secret
            ? ReferenceValidation.Name(secret.Name ?? "", $"{path}.secret.name", "a Secret", isRequired: true) : [],
        .. FileValidation.Keys(source.Secret?.Items, $"{path}.secret"),
        .. source.ConfigMap is { } map
            ? ReferenceValidation.Name(map.Name ?? "", $"{path}.configMap.name", "a ConfigMap", isRequired: true) : [],
        .. FileValidation.Keys(source.ConfigMap?.Items, $"{path}.configMap"),
        .. FileValidation.OfPod(source.DownwardAPI?.Items, $"{path}.downwardAPI"),
        .. FileValidation.Path(source.ServiceAccountToken?.Path, $"{path}.serviceAccountToken.path"),
        .. Seconds(source.ServiceAccountToken?.ExpirationSeconds, $"{path}.serviceAccountToken.expirationSeconds"),
        .. source.ClusterTrustBundle is { } bundle ? CertificateProjection.Bundle(bundle, $"{path}.clusterTrustBundle") : [],
        .. source.PodCertificate is { } certificate ? CertificateProjection.Certificate(certificate, $"{path}.podCertificate") : [],
    ];

    private static int Kinds(V1VolumeProjection source) => new object?[]
    {
        source.Secret, source.ConfigMap, source.DownwardAPI, source.ServiceAccountToken, source.ClusterTrustBundle, source.PodCertificate,
    }.Count(kind => kind is not null);

    private static IEnumerable<FieldError> Seconds(long? seconds, string field)
    {
        if (seconds is < MinTokenSeconds or > MaxTokenSeconds)
            yield return new(field, Invariant($"{seconds} is not in range: write {MinTokenSeconds} to {MaxTokenSeconds}"));
    }

    private static IEnumerable<FieldError> Twice(IEnumerable<V1VolumeProjection>? sources, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Items.Of(sources, path).SelectMany(entry => Paths(entry.Item, entry.Path))
            .Where(file => !seen.Add(file.Path))
            .Select(file => new FieldError(file.Field, $"{Show.Quoted(file.Path)} is there twice: write another path"));
    }

    // A token's path is not among those that the API server compares.
    private static IEnumerable<(string Field, string Path)> Paths(V1VolumeProjection source, string path)
    {
        IEnumerable<(string Field, string? Path)> all =
        [
            .. Items.Of(source.Secret?.Items, $"{path}.secret.items").Select(file => ($"{file.Path}.path", file.Item.Path)),
            .. Items.Of(source.ConfigMap?.Items, $"{path}.configMap.items").Select(file => ($"{file.Path}.path", file.Item.Path)),
            .. Items.Of(source.DownwardAPI?.Items, $"{path}.downwardAPI.items").Select(file => ($"{file.Path}.path", file.Item.Path)),
            ($"{path}.clusterTrustBundle.path", source.ClusterTrustBundle?.Path),
            ($"{path}.podCertificate.credentialBundlePath", source.PodCertificate?.CredentialBundlePath),
            ($"{path}.podCertificate.keyPath", source.PodCertificate?.KeyPath),
            ($"{path}.podCertificate.certificateChainPath", source.PodCertificate?.CertificateChainPath),
        ];
        return all.Where(file => !string.IsNullOrEmpty(file.Path))!;
    }
}
