using System.Net;
using System.Net.Sockets;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Hosting.Trust;
using PyOps.Operator.Certificates;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// What the chart installs of the webhook, in a test's namespace and for that namespace alone: Service, configuration, the operator's
/// permissions, and pods with stand-ins in their places.
/// </summary>
internal sealed class WebhookSite : IAsyncDisposable
{
    public const string ServiceName = "pyops-webhook";
    public const string SecretName = "pyops-webhook-tls";
    public const string AuthoritySecretName = "pyops-webhook-ca";

    private const string Good = "good";

    private readonly TestCluster cluster;
    private readonly List<StandInReplica> replicas = [];

    private WebhookSite(TestCluster cluster, string ns) => (this.cluster, Namespace, ConfigurationName) = (cluster, ns, $"pyops-{ns}");

    public string Namespace { get; }

    public string ConfigurationName { get; }

    public IReadOnlyList<StandInReplica> Replicas => replicas;

    /// <summary>What the operator has to be told.</summary>
    public string[] Arguments =>
        ["--webhook-service", ServiceName, "--webhook-configuration", ConfigurationName, "--leader-election", "false"];

    /// <summary>Installs it, with no Secret and no caBundle.</summary>
    public static async Task<WebhookSite> Start(TestCluster cluster, string ns)
    {
        await Installation.Ready;
        var site = new WebhookSite(cluster, ns);
        await site.Allow();
        for (var number = 0; number < 2; number++)
            site.replicas.Add(await StandInReplica.Start(site.Secret));
        var address = MachineAddress(cluster);
        await WebhookObjects.Serve(cluster, ns, address, [.. site.replicas.Select(replica => replica.Port)]);
        await cluster.Client.AdmissionregistrationV1.CreateValidatingWebhookConfigurationAsync(
            WebhookObjects.Configuration(site.ConfigurationName, ns));
        return site;
    }

    /// <summary>The certificate's Secret; null when there is none.</summary>
    public Task<V1Secret?> Secret() => Secret(SecretName);

    /// <summary>What both Secrets say.</summary>
    public async Task<SecretContents> Contents() => SecretContents.Of(await Secret(AuthoritySecretName), await Secret());

    /// <summary>One of the Secrets; null when there is none.</summary>
    public async Task<V1Secret?> Secret(string name)
    {
        try
        {
            return await cluster.Client.CoreV1.ReadNamespacedSecretAsync(name: name, namespaceParameter: Namespace);
        }
        catch (HttpOperationException absent) when (absent.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task<V1ValidatingWebhookConfiguration> Configuration() =>
        cluster.Client.AdmissionregistrationV1.ReadValidatingWebhookConfigurationAsync(ConfigurationName);

    /// <summary>Of all that is written of the certificates; another one after each write.</summary>
    public async Task<string> Versions() => string.Join(
        ' ',
        (await Secret())?.Metadata.ResourceVersion,
        (await Secret(AuthoritySecretName))?.Metadata.ResourceVersion,
        (await Configuration()).Metadata.ResourceVersion);

    /// <summary>Changes a Secret by a merge patch.</summary>
    public Task Patch(string name, string patch) => cluster.Client.CoreV1.PatchNamespacedSecretAsync(
        body: new V1Patch(patch, V1Patch.PatchType.MergePatch), name: name, namespaceParameter: Namespace);

    /// <summary>Asks for a rotation, as a person does.</summary>
    public Task Rotate(string what) => Patch(
        what == "ca" ? AuthoritySecretName : SecretName, $$$$"""{"metadata":{"annotations":{"pyops.dev/rotate":"{{{{what}}}}"}}}""");

    /// <summary>
    /// Waits until one authority is left, every entry trusts it and nobody else, and every replica presents the certificate that it signed.
    /// </summary>
    /// <param name="expected">What else has to hold of the Secret.</param>
    public async Task<SecretContents> UntilGood(Func<SecretContents, bool>? expected = null)
    {
        SecretContents? good = null;
        await Wait.Until(
            async () =>
            {
                good = await Contents();
                return Judge(good, (await Configuration()).Webhooks)
                    ?? (expected is null || expected(good) ? Good : "the Secrets are as they were");
            },
            judgement => judgement == Good, TimeSpan.FromMinutes(2), "one authority that everybody knows");
        return good!;
    }

    /// <summary>What is not as it should be in the end, or null.</summary>
    private string? Judge(SecretContents secret, IList<V1ValidatingWebhook> webhooks)
    {
        if (secret is not { Authority.Pair: { } authority, Leaf.Pair: { } leaf })
            return $"Secrets: {secret.Authority.Problem} {secret.Leaf.Problem}";
        if (!Chains.IsSignedBy(leaf.Certificate, authority.Certificate) || leaf.Ends < DateTimeOffset.UtcNow)
            return "the certificate is foreign, or has expired";
        if (secret is not { Next: null, AuthorityRequest: null, LeafRequest: null })
            return "a rotation is asked for, or under way";
        if (!webhooks.All(webhook => Bundle.Write([authority.Certificate]).AsSpan().SequenceEqual(webhook.ClientConfig.CaBundle)))
        {
            var counts = webhooks.Select(webhook => Bundle.Read(webhook.ClientConfig.CaBundle).Count);
            return $"caBundles of {string.Join(", ", counts)} authorities";
        }

        return replicas.TrueForAll(replica => replica.Presented?.Thumbprint == leaf.Certificate.Thumbprint)
            ? null
            : "a replica presents an older certificate";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        await cluster.Client.AdmissionregistrationV1.DeleteValidatingWebhookConfigurationAsync(ConfigurationName);
        (await cluster.Kubectl(["delete", $"clusterrole/{RoleName}", $"clusterrolebinding/{RoleName}"])).OrThrow("kubectl delete");
    }

    private string RoleName => $"pyops-certificates-{Namespace}";

    /// <summary>The permissions of config/rbac, for this namespace and this configuration.</summary>
    private async Task Allow()
    {
        var role = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "config", "rbac", "certificates-role.yaml"));
        var here = role
            .Replace(
                "name: pyops-certificates\n  namespace: pyops-system",
                $"name: pyops-certificates\n  namespace: {Namespace}",
                StringComparison.Ordinal)
            .Replace("name: pyops-certificates", $"name: {RoleName}", StringComparison.Ordinal)
            .Replace("resourceNames: [pyops]", $"resourceNames: [{ConfigurationName}]", StringComparison.Ordinal);
        (await cluster.Kubectl(["apply", "-f", "-"], here)).OrThrow("kubectl apply");
    }

    /// <summary>The address of this machine that the cluster reaches.</summary>
    public static IPAddress MachineAddress(TestCluster cluster)
    {
        using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(cluster.Client.BaseUri.Host, cluster.Client.BaseUri.Port);
        return ((IPEndPoint)socket.LocalEndPoint!).Address.MapToIPv4();
    }
}
