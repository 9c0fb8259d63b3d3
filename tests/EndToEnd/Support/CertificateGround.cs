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
            "deleted" => Task.WhenAll(Delete(WebhookSite.SecretName), Delete(WebhookSite.AuthoritySecretName)),
            "the authority's deleted" => Delete(WebhookSite.AuthoritySecretName),
            "the certificate's deleted" => Delete(WebhookSite.SecretName),
            "both in one, as versions before kept them" => InOne(good),
            "the authority of another time" => Write(stranger, good.Leaf.Pair!),
            "corrupt" => Task.WhenAll(
                Site.Patch(WebhookSite.AuthoritySecretName, $$$"""{"data":{"ca.crt":"{{{Encoded("garbage")}}}"}}"""),
                Site.Patch(WebhookSite.SecretName, $$$"""{"data":{"tls.key":"{{{Encoded("garbage")}}}"}}""")),
            "foreign" => Write(good.Authority.Pair!, Leaf(stranger)),
            "expired" => Write(old, CertificateMaker.Leaf(old, Names, new(), longAgo)),
            _ => Site.Patch(WebhookSite.AuthoritySecretName, $$$"""{"data":{"ca-next.crt":"{{{Encoded(stranger.CertificatePem)}}}"}}"""),
        });
    }

    private Task Delete(string secret) =>
        Cluster.Client.CoreV1.DeleteNamespacedSecretAsync(name: secret, namespaceParameter: Site.Namespace);

    private async Task InOne(SecretContents good)
    {
        await Site.Patch(WebhookSite.SecretName, KubernetesJson.Serialize(new V1Secret { StringData = Pair("ca", good.Authority.Pair!) }));
        await Delete(WebhookSite.AuthoritySecretName);
    }

    public KeyPair Leaf(KeyPair authority) => CertificateMaker.Leaf(authority, Names, new(), DateTimeOffset.UtcNow);

    private IReadOnlyList<string> Names => new CertificateOptions { Namespace = Site.Namespace, Service = WebhookSite.ServiceName }.Names;

    public async Task Write(KeyPair authority, KeyPair leaf)
    {
        await Apply(WebhookSite.AuthoritySecretName, Pair("ca", authority));
        await Apply(WebhookSite.SecretName, Pair("tls", leaf));
    }

    private async Task Apply(string name, Dictionary<string, string> data)
    {
        var secret = new V1Secret { Metadata = new V1ObjectMeta { Name = name }, StringData = data };
        if (await Site.Secret(name) is null)
            await Cluster.Client.CoreV1.CreateNamespacedSecretAsync(body: secret, namespaceParameter: Site.Namespace);
        else
            await Site.Patch(name, KubernetesJson.Serialize(new V1Secret { StringData = data }));
    }

    private static Dictionary<string, string> Pair(string name, KeyPair pair) => new(StringComparer.Ordinal)
    {
        [$"{name}.crt"] = pair.CertificatePem,
        [$"{name}.key"] = pair.Key,
    };

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
