using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Certificates that the cluster puts into a volume: trusted ones, and one for the pod.</summary>
internal static class CertificateProjection
{
    private const int MinSeconds = 3600;

    private const int MaxSeconds = 91 * 86400;

    // Signers of Kubernetes itself give shorter ones.
    private const int MaxSecondsOfKubernetes = 86400;

    private static readonly string[] keyTypes = ["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"];

    /// <summary>Trusted certificates, by the name of a bundle or by who signed.</summary>
    public static IEnumerable<FieldError> Bundle(V1ClusterTrustBundleProjection bundle, string path)
    {
        if (bundle.Name is null == bundle.SignerName is null)
            return [new(path, "write either name or signerName")];
        return
        [
            .. bundle.Name is { } name ? BundleName(name, $"{path}.name") : SignerName(bundle.SignerName!, $"{path}.signerName"),
            .. bundle is { Name: not null, LabelSelector: not null }
                ? [new FieldError($"{path}.labelSelector", "chooses among the bundles of a signer: remove it, or write signerName")]
                : SelectorValidation.Check(bundle.LabelSelector, $"{path}.labelSelector"),
            .. FileValidation.Path(bundle.Path, $"{path}.path"),
        ];
    }

    /// <summary>A certificate of the pod's own.</summary>
    public static IEnumerable<FieldError> Certificate(V1PodCertificateProjection certificate, string path) =>
    [
        .. certificate.SignerName is { } signer ? SignerName(signer, $"{path}.signerName") : [],
        .. certificate.KeyType is null || keyTypes.Contains(certificate.KeyType, StringComparer.Ordinal)
            ? Array.Empty<FieldError>()
            : [new($"{path}.keyType", $"{Show.Quoted(certificate.KeyType)}: write {string.Join(", ", keyTypes)}")],
        .. Seconds(certificate.MaxExpirationSeconds, certificate.SignerName, $"{path}.maxExpirationSeconds"),
        .. AnnotationValidation.Check(certificate.UserAnnotations, $"{path}.userAnnotations"),
        .. Items.Of(certificate.UserAnnotations, $"{path}.userAnnotations")
            .Where(entry => !entry.Key.Contains('/', StringComparison.Ordinal) && LabelForm.IsKey(entry.Key))
            .Select(entry => new FieldError(
                entry.Path, $"{Show.Quoted(entry.Key)}: put a domain of yours before it, as in example.com/key")),
        .. Files(certificate, path),
    ];

    private static IEnumerable<FieldError> Files(V1PodCertificateProjection certificate, string path)
    {
        (string? Path, string Name)[] files =
        [
            (certificate.CredentialBundlePath, "credentialBundlePath"), (certificate.KeyPath, "keyPath"),
            (certificate.CertificateChainPath, "certificateChainPath"),
        ];
        return Array.TrueForAll(files, file => string.IsNullOrEmpty(file.Path))
            ? [new(path, "write where the certificate is put: credentialBundlePath, keyPath or certificateChainPath")]
            : files.Where(file => file.Path is not "").SelectMany(file => FileValidation.Path(file.Path, $"{path}.{file.Name}"));
    }

    private static IEnumerable<FieldError> Seconds(int? seconds, string? signer, string field)
    {
        var domain = signer?.Split('/')[0];
        var most = domain is "kubernetes.io" || domain?.EndsWith(".kubernetes.io", StringComparison.Ordinal) is true
            ? MaxSecondsOfKubernetes : MaxSeconds;
        if (seconds < MinSeconds || seconds > most)
            yield return new(field, Invariant($"{seconds} is not in range: write {MinSeconds} to {most}"));
    }

    // Bundles of a signer are named after it: example.com:signer:name.
    private static IEnumerable<FieldError> BundleName(string name, string field) =>
        ReferenceValidation.Name(name[(name.LastIndexOf(':') + 1)..], field, "a ClusterTrustBundle", isRequired: true);

    private static IEnumerable<FieldError> SignerName(string signer, string field)
    {
        var isName = signer.Split('/') is [var domain, var name]
            && domain.Contains('.', StringComparison.Ordinal) && Patterns.Matches(domain, Patterns.DnsSubdomain)
            && Patterns.Matches(name, Patterns.DnsSubdomain);
        if (!isName)
            yield return new(field, $"{Show.Quoted(signer)}: name a signer, such as example.com/signer");
    }
}
