using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>The objects around a webhook whose servers are in the test's process.</summary>
internal static class WebhookObjects
{
    /// <summary>A Service in front of these ports of the machine, and a pod object with the address of each.</summary>
    public static async Task Serve(TestCluster cluster, string ns, IPAddress machine, IReadOnlyList<int> ports)
    {
        var service = new V1Service
        {
            Metadata = new V1ObjectMeta { Name = WebhookSite.ServiceName },
            Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Name = "https", Port = 443, TargetPort = 8443, Protocol = "TCP" }] },
        };
        await cluster.Client.CoreV1.CreateNamespacedServiceAsync(body: service, namespaceParameter: ns);
        for (var number = 0; number < ports.Count; number++)
        {
            var slice = Slice(cluster, $"webhook-{number}", machine, ports[number]).ToJsonString();
            (await cluster.Kubectl(["create", "-n", ns, "-f", "-"], slice)).OrThrow("kubectl create");
            await Place(cluster, ns, $"webhook-{number}", machine, ports[number]);
        }
    }

    /// <summary>A configuration that asks about ConfigMaps of one namespace, by two entries without caBundle.</summary>
    public static V1ValidatingWebhookConfiguration Configuration(string name, string ns) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Webhooks = [Entry("one.pyops.dev", ns), Entry("two.pyops.dev", ns)],
    };

    private static V1ValidatingWebhook Entry(string name, string ns) => new()
    {
        Name = name,
        ClientConfig = new Admissionregistrationv1WebhookClientConfig
        {
            Service = new Admissionregistrationv1ServiceReference
            {
                Name = WebhookSite.ServiceName,
                NamespaceProperty = ns,
                Path = "/pods/enforce",
            },
        },
        Rules = [new V1RuleWithOperations { ApiGroups = [""], ApiVersions = ["v1"], Operations = ["CREATE"], Resources = ["configmaps"] }],
        NamespaceSelector = new V1LabelSelector
        {
            MatchLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = ns },
        },
        FailurePolicy = "Fail",
        SideEffects = "None",
        TimeoutSeconds = 10,
        AdmissionReviewVersions = ["v1"],
    };

    /// <summary>
    /// One port of the Service's. Endpoints could hold several of one name, but no current server makes slices of those. Servers before
    /// 1.21 have slices of a version that the client does not know.
    /// </summary>
    private static JsonObject Slice(TestCluster cluster, string name, IPAddress machine, int port) => new()
    {
        ["apiVersion"] = cluster.Server >= new Version(1, 21) ? "discovery.k8s.io/v1" : "discovery.k8s.io/v1beta1",
        ["kind"] = "EndpointSlice",
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["labels"] = new JsonObject { ["kubernetes.io/service-name"] = WebhookSite.ServiceName },
        },
        ["addressType"] = "IPv4",
        ["endpoints"] = new JsonArray(new JsonObject
        {
            ["addresses"] = new JsonArray($"{machine}"),
            ["conditions"] = new JsonObject { ["ready"] = true },
        }),
        ["ports"] = new JsonArray(new JsonObject { ["name"] = "https", ["port"] = port, ["protocol"] = "TCP" }),
    };

    /// <summary>A pod that no scheduler places, and whose status says where its stand-in is.</summary>
    private static async Task Place(TestCluster cluster, string ns, string name, IPAddress machine, int port)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["app.kubernetes.io/name"] = "pyops",
            ["app.kubernetes.io/component"] = "webhook",
        };
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = name, Labels = labels },
            Spec = new V1PodSpec
            {
                SchedulerName = "nobody",
                Containers =
                [
                    new V1Container
                    {
                        Name = "webhook",
                        Image = "stand-in:1",
                        Ports = [new V1ContainerPort { Name = "https", ContainerPort = port }],
                    },
                ],
            },
        };
        await cluster.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: ns);
        var status = new JsonObject
        {
            ["status"] = new JsonObject
            {
                ["podIP"] = $"{machine}",
                ["podIPs"] = new JsonArray(new JsonObject { ["ip"] = $"{machine}" }),
                ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = "True" }),
            },
        };
        await cluster.Client.CoreV1.PatchNamespacedPodStatusAsync(
            body: new V1Patch(status.ToJsonString(), V1Patch.PatchType.MergePatch), name: name, namespaceParameter: ns);
    }
}
