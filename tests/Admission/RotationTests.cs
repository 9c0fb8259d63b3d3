using System.Security.Cryptography.X509Certificates;
using k8s;
using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Admission;

/// <summary>Certificates that are replaced while they are used.</summary>
[Collection(nameof(Release))]
public class RotationTests(Release release)
{
    private const string SecretName = "pyops-webhook-tls";
    private const int Admitted = 10_000;
    private static readonly TimeSpan deadline = TimeSpan.FromMinutes(4);

    [ClusterFact]
    public async Task Ten_thousand_admissions_through_a_leaf_and_a_CA_rotation_fail_none()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);
        var before = await Certificates();

        await Rotate("leaf");
        var leafRotated = await Until(now => now.Leaf != before.Leaf, "another leaf");
        Assert.Equal(before.Authority, leafRotated.Authority);
        await Rotate("ca");
        var rotated = await Until(now => now.Authority != before.Authority && now.Leaf != leafRotated.Leaf, "another CA");
        await UntilTrusted(rotated.Authority);
        await admissions.More(Math.Max(500, Admitted - admissions.Answered));

        var tally = await admissions.Stop();
        Assert.True(tally.Failures is [], tally.ToString());
        Assert.True(tally.Answered >= Admitted, tally.ToString());
    }

    [ClusterFact]
    public async Task A_secret_that_is_deleted_comes_back_and_admission_with_it()
    {
        await using var ns = await release.Enforcing();
        var before = await Certificates();

        await release.Cluster.Client.CoreV1.DeleteNamespacedSecretAsync(name: SecretName, namespaceParameter: Release.Namespace);
        var now = await Until(now => now.Authority != before.Authority, "a new CA");
        await UntilTrusted(now.Authority);

        await UntilVerdicts(ns.Name);
    }

    [ClusterFact]
    public async Task A_secret_of_nonsense_is_replaced_and_admission_goes_on()
    {
        await using var ns = await release.Enforcing();
        var before = await Certificates();

        await release.Kubectl(
            "patch", "secret", SecretName, "-n", Release.Namespace, "--type=merge", "--patch",
            """{"data":{"tls.crt":"bm9uc2Vuc2U=","ca.crt":"bm9uc2Vuc2U="}}""");
        var now = await Until(now => now.Authority.Length > 0 && now.Authority != before.Authority, "a new CA");
        await UntilTrusted(now.Authority);

        await UntilVerdicts(ns.Name);
    }

    private Task Rotate(string what) =>
        release.Kubectl("annotate", "secret", SecretName, "-n", Release.Namespace, $"pyops.dev/rotate={what}");

    // Serial numbers; empty for what cannot be read.
    private async Task<Pair> Certificates()
    {
        var secrets = await release.Cluster.Client.CoreV1.ListNamespacedSecretAsync(
            namespaceParameter: Release.Namespace, fieldSelector: $"metadata.name={SecretName}");
        var data = secrets.Items.SingleOrDefault()?.Data;
        return new Pair(
            Serial(data, "ca.crt"),
            Serial(data, "tls.crt"),
            secrets.Items.SingleOrDefault()?.Metadata.Annotations?.ContainsKey("pyops.dev/rotate") is true);
    }

    private Task<Pair> Until(Func<Pair, bool> condition, string what) =>
        Wait.Until(Certificates, now => !now.Rotating && now.Authority.Length > 0 && now.Leaf.Length > 0 && condition(now), deadline, what);

    /// <summary>Each entry of the configuration trusts this CA and no other.</summary>
    private Task UntilTrusted(string serial) => Wait.Until(
        async () =>
        {
            var configuration = await release.Cluster.Client.AdmissionregistrationV1.ReadValidatingWebhookConfigurationAsync("pyops");
            return configuration.Webhooks
                .All(webhook => webhook.ClientConfig.CaBundle is { Length: > 0 } bundle
                    && Serials(bundle) is [var only] && only == serial);
        },
        deadline, "the configuration to trust the new CA alone");

    private Task UntilVerdicts(string ns) => Wait.Until(
        async () => (await release.TryKubectl("run", "web", "-n", ns, "--image=nginx:latest", "--dry-run=server"))
            .Error.Contains("[image-tag]", StringComparison.Ordinal),
        deadline, "a verdict");

    private static string Serial(IDictionary<string, byte[]>? data, string key) =>
        data is not null && data.TryGetValue(key, out var pem) && Serials(pem) is [var first, ..] ? first : "";

    private static List<string> Serials(byte[] pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(System.Text.Encoding.UTF8.GetString(pem));
        return [.. certificates.Select(certificate => certificate.SerialNumber)];
    }

    private sealed record Pair(string Authority, string Leaf, bool Rotating);
}
