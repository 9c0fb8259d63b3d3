using System.Security.Cryptography.X509Certificates;
using k8s;
using PyOps.Cluster;

namespace PyOps.Admission.Support;

/// <summary>What the Secrets of the webhook's certificates hold: serial numbers, empty for what cannot be read.</summary>
internal sealed record Kept(string Authority, string Leaf, bool Rotating)
{
    public const string LeafSecret = "pyops-webhook-tls";
    public const string AuthoritySecret = "pyops-webhook-ca";

    private static readonly TimeSpan deadline = TimeSpan.FromMinutes(4);

    /// <summary>Waits until both are there, no rotation is asked for, and something else holds.</summary>
    public static Task<Kept> Until(TestCluster cluster, Func<Kept, bool> condition, string what) => Wait.Until(
        () => Now(cluster),
        now => !now.Rotating && now.Authority.Length > 0 && now.Leaf.Length > 0 && condition(now), deadline, what);

    /// <summary>Waits until each entry of the configuration trusts this authority and no other.</summary>
    public static Task UntilTrusted(TestCluster cluster, string serial) => Wait.Until(
        async () =>
        {
            var configuration = await cluster.Client.AdmissionregistrationV1.ReadValidatingWebhookConfigurationAsync("pyops");
            return configuration.Webhooks
                .All(webhook => webhook.ClientConfig.CaBundle is { Length: > 0 } bundle
                    && Serials(bundle) is [var only] && only == serial);
        },
        deadline, "the configuration to trust the new CA alone");

    /// <summary>Reads the Secrets.</summary>
    public static async Task<Kept> Now(TestCluster cluster)
    {
        var secrets = (await cluster.Client.CoreV1.ListNamespacedSecretAsync(namespaceParameter: Release.Namespace)).Items;
        var (authority, leaf) = (
            secrets.SingleOrDefault(secret => secret.Metadata.Name == AuthoritySecret),
            secrets.SingleOrDefault(secret => secret.Metadata.Name == LeafSecret));
        var isAsked = new[] { authority, leaf }
            .Any(secret => secret?.Metadata.Annotations?.ContainsKey("pyops.dev/rotate") is true);
        return new(Serial(authority?.Data, "ca.crt"), Serial(leaf?.Data, "tls.crt"), isAsked);
    }

    private static string Serial(IDictionary<string, byte[]>? data, string key) =>
        data is not null && data.TryGetValue(key, out var pem) && Serials(pem) is [var first, ..] ? first : "";

    private static List<string> Serials(byte[] pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(System.Text.Encoding.UTF8.GetString(pem));
        return [.. certificates.Select(certificate => certificate.SerialNumber)];
    }
}
