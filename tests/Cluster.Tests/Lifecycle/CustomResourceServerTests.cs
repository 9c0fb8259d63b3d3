using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace PyOps.Cluster.Tests.Lifecycle;

/// <summary>The server of custom resources of a current Kubernetes that hack/cluster runs beside its old one.</summary>
[Collection(nameof(Faults))]
public class CustomResourceServerTests
{
    private const string Component = "apiextensions-apiserver";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private static readonly string[] seeds = ["kubernetes-", "tools-", "clients-", "images", "registry-"];

    [ClusterFact]
    public async Task The_server_of_custom_resources_has_definitions_of_its_own_and_is_a_component_like_the_others()
    {
        Skip.If(!(await TestCluster.Shared).IsOfHackCluster, "needs hack/cluster");
        var instance = new Instance("test-crds");
        var environment = await instance.Up();
        try
        {
            Skip.If(environment.TryGetValue("PYOPS_CRD_MISSING", out var why), why);
            using var old = Client(environment["KUBECONFIG"]);
            using var current = Client(environment["PYOPS_CRD_KUBECONFIG"]);

            await current.ApiextensionsV1.CreateCustomResourceDefinitionAsync(Toys());
            await Wait.Until(() => IsRefusedByCel(current), patience, "the rule of the definition to refuse a small toy");
            Assert.Empty((await old.ApiextensionsV1.ListCustomResourceDefinitionAsync()).Items);
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithoutToken(environment["PYOPS_CRD_KUBECONFIG"]));

            await instance.Component("stop", Component);
            await Assert.ThrowsAsync<HttpRequestException>(() => Names(current));
            await instance.Component("start", Component);
            await Serves(current);
            await instance.Component("kill", Component);
            await Serves(current);
        }
        finally
        {
            await instance.Down();
        }
        Assert.Empty(await instance.Traces());
    }

    [ClusterFact]
    public async Task Where_it_cannot_be_built_the_cluster_comes_up_without_it_and_the_env_file_says_why()
    {
        Skip.If(!(await TestCluster.Shared).IsOfHackCluster, "needs hack/cluster");
        var cache = Directory.CreateTempSubdirectory("pyops-cache");
        // All but that server is there already, and nobody answers where apt is sent.
        foreach (var part in Directory.GetFileSystemEntries(Checkout.CacheFolder).Where(IsSeed))
            Directory.CreateSymbolicLink(Path.Combine(cache.CreateSubdirectory("pyops").FullName, Path.GetFileName(part)), part);
        var elsewhere = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = cache.FullName, ["http_proxy"] = "http://127.0.0.1:9" };
        var instance = new Instance("test-bare", elsewhere);
        try
        {
            var environment = await instance.Up();

            Assert.StartsWith("no current server of custom resources", environment["PYOPS_CRD_MISSING"], StringComparison.Ordinal);
            Assert.DoesNotContain("PYOPS_CRD_KUBECONFIG", environment.Keys);
            using var client = Client(environment["KUBECONFIG"]);
            Assert.Single((await client.CoreV1.ListNodeAsync()).Items);
        }
        finally
        {
            await instance.Down();
            cache.Delete(recursive: true);
        }
    }

    private static bool IsSeed(string path) =>
        seeds.Any(seed => Path.GetFileName(path).StartsWith(seed, StringComparison.Ordinal));

    private static Kubernetes Client(string kubeconfig) => new(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));

    // Until the definition is served there is another answer.
    private static async Task<bool> IsRefusedByCel(Kubernetes client)
    {
        var toy = new Dictionary<string, object>
        {
            ["apiVersion"] = "example.com/v1",
            ["kind"] = "Toy",
            ["metadata"] = new V1ObjectMeta { Name = "small" },
            ["size"] = 1,
        };
        var answer = await Assert.ThrowsAsync<HttpOperationException>(
            () => client.CustomObjects.CreateNamespacedCustomObjectAsync(toy, "example.com", "v1", "default", "toys"));
        return answer.Response.Content.Contains("the toy is too small", StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusWithoutToken(string kubeconfig)
    {
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
        configuration.AccessToken = "nobody's";
        using var client = new Kubernetes(configuration);
        return (await Assert.ThrowsAsync<HttpOperationException>(() => Names(client))).Response.StatusCode;
    }

    private static Task Serves(Kubernetes client) =>
        Wait.Until(async () => (await Names(client)).Contains("toys.example.com"), patience, "the definition to be served again");

    private static async Task<IReadOnlyList<string>> Names(Kubernetes client) =>
        [.. (await client.ApiextensionsV1.ListCustomResourceDefinitionAsync()).Items.Select(definition => definition.Name())];

    private static V1CustomResourceDefinition Toys() => new()
    {
        Metadata = new V1ObjectMeta { Name = "toys.example.com" },
        Spec = new V1CustomResourceDefinitionSpec
        {
            Group = "example.com",
            Scope = "Namespaced",
            Names = new V1CustomResourceDefinitionNames { Kind = "Toy", Plural = "toys" },
            Versions =
            [
                new V1CustomResourceDefinitionVersion
                {
                    Name = "v1",
                    Served = true,
                    Storage = true,
                    Schema = new V1CustomResourceValidation
                    {
                        OpenAPIV3Schema = new V1JSONSchemaProps
                        {
                            Type = "object",
                            Properties = new Dictionary<string, V1JSONSchemaProps> { ["size"] = new() { Type = "integer" } },
                            XKubernetesValidations = [new V1ValidationRule { Rule = "self.size > 1", Message = "the toy is too small" }],
                        },
                    },
                },
            ],
        },
    };
}
