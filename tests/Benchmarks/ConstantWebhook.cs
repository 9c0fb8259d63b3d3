using System.Text;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>A namespace whose pods are asked of a bare server, by a configuration like ours.</summary>
internal sealed class ConstantWebhook : IAsyncDisposable
{
    private const string Name = "pyops-bench-constant";
    private readonly TestCluster cluster;
    private readonly TestNamespace ns;

    private ConstantWebhook(TestCluster cluster, TestNamespace ns)
    {
        this.cluster = cluster;
        this.ns = ns;
    }

    public string Namespace => ns.Name;

    public static async Task<ConstantWebhook> Register(TestCluster cluster, WebhookRig server)
    {
        var label = new Dictionary<string, string>(StringComparer.Ordinal) { [Name] = "yes", ["pyops.dev/mode"] = "disabled" };
        var registered = new ConstantWebhook(cluster, await cluster.Namespace("constant", label));
        await cluster.Client.AdmissionregistrationV1.CreateValidatingWebhookConfigurationAsync(new V1ValidatingWebhookConfiguration
        {
            Metadata = new V1ObjectMeta { Name = Name },
            Webhooks =
            [
                new V1ValidatingWebhook
                {
                    Name = "constant.bench.pyops.dev",
                    ClientConfig = new Admissionregistrationv1WebhookClientConfig
                    {
                        Url = server.AddressAt(WebhookSite.MachineAddress(cluster)).ToString(),
                        CaBundle = Encoding.ASCII.GetBytes(server.Certificate),
                    },
                    NamespaceSelector = new V1LabelSelector
                    {
                        MatchLabels = new Dictionary<string, string>(StringComparer.Ordinal) { [Name] = "yes" },
                    },
                    Rules =
                    [
                        new V1RuleWithOperations { ApiGroups = [""], ApiVersions = ["v1"], Operations = ["CREATE"], Resources = ["pods"] },
                    ],
                    AdmissionReviewVersions = ["v1beta1"],
                    FailurePolicy = "Fail",
                    SideEffects = "None",
                    TimeoutSeconds = 5,
                },
            ],
        });
        return registered;
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.Client.AdmissionregistrationV1.DeleteValidatingWebhookConfigurationAsync(Name);
        await ns.DisposeAsync();
    }
}
