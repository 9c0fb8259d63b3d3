using System.Text;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Operator.Certificates;

namespace PyOps.EndToEnd.Support;

/// <summary>A webhook's site in a namespace of its own, and what others than the operator do to its certificates.</summary>
internal sealed record CertificateGround(TestCluster Cluster, TestNamespace Namespace, WebhookSite Site) : IAsyncDisposable
{
    public static async Task<CertificateGround> Start()
    {
        var cluster = await TestCluster.Shared;
        var ns = await cluster.Namespace("certs");
        return new CertificateGround(cluster, ns, await WebhookSite.Start(cluster, ns.Name));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Namespace.DisposeAsync();
    }

    public async Task Break(SecretContents good, string how)
    {
        var stranger = CertificateMaker.Authority(new(), DateTimeOffset.UtcNow);
        var longAgo = DateTimeOffset.UtcNow.AddDays(-100);
        var old = CertificateMaker.Authority(new(), longAgo);
        await (how switch
        {
            "deleted" => Cluster.Client.CoreV1.DeleteNamespacedSecretAsync(
                name: WebhookSite.SecretName,
                namespaceParameter: Site.Namespace),
            "corrupt" => Site.Patch($$$"""{"data":{"ca.crt":"{{{Encoded("garbage")}}}","tls.key":"{{{Encoded("garbage")}}}"}}"""),
            "foreign" => Write(good.Authority.Pair!, Leaf(stranger)),
            "expired" => Write(old, CertificateMaker.Leaf(old, Names, new(), longAgo)),
            _ => Site.Patch($$$"""{"data":{"ca-next.crt":"{{{Encoded(stranger.CertificatePem)}}}"}}"""),
        });
    }

    public KeyPair Leaf(KeyPair authority) => CertificateMaker.Leaf(authority, Names, new(), DateTimeOffset.UtcNow);

    private IReadOnlyList<string> Names => new CertificateOptions { Namespace = Site.Namespace, Service = WebhookSite.ServiceName }.Names;

    public Task Write(KeyPair authority, KeyPair leaf) => Apply(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ca.crt"] = authority.CertificatePem,
        ["ca.key"] = authority.Key,
        ["tls.crt"] = leaf.CertificatePem,
        ["tls.key"] = leaf.Key,
    });

    private async Task Apply(Dictionary<string, string> data)
    {
        var secret = new V1Secret { Metadata = new V1ObjectMeta { Name = WebhookSite.SecretName }, StringData = data };
        if (await Site.Secret() is null)
            await Cluster.Client.CoreV1.CreateNamespacedSecretAsync(body: secret, namespaceParameter: Site.Namespace);
        else
            await Site.Patch(KubernetesJson.Serialize(new V1Secret { StringData = data }));
    }

    public Task PutBundle(KeyPair authority)
    {
        var bundle = Convert.ToBase64String(Bundle.Write([authority.Certificate]));
        var operations = Enumerable.Range(0, 2)
            .Select(index =>
                $$$"""{"op":"add","path":"/webhooks/{{{index}}}/clientConfig/caBundle","value":"{{{bundle}}}"}""");
        return Cluster.Client.AdmissionregistrationV1.PatchValidatingWebhookConfigurationAsync(
            new V1Patch($"[{string.Join(',', operations)}]", V1Patch.PatchType.JsonPatch), Site.ConfigurationName);
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
