using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>What is left of an installation is what docs/install.md says, after each of its steps.</summary>
[Collection(nameof(LabelGuardTests))]
public class RemovalTests
{
    private static readonly string[] everyNamespace = ["serviceaccount/default", "configmap/kube-root-ca.crt", "secret/default-token-"];

    private static readonly string[] small =
        ["--set", "operator.replicas=1,webhook.replicas=1,operator.resources.requests.cpu=10m,webhook.resources.requests.cpu=10m"];

    [ClusterFact]
    public async Task The_documented_steps_leave_first_the_services_and_their_definitions_and_then_nothing()
    {
        var cluster = await TestCluster.Shared;
        Skip.IfNot(
            cluster.IsOfHackCluster,
            "removes every PythonService of the cluster, which is done only to one that is of these tests alone");
        await using var ns = await cluster.Namespace("removal");
        await using var release = await ChartRelease.Install(cluster, small);
        var before = await Left(cluster);
        Assert.Contains("lease.coordination.k8s.io/pyops-operator", before);
        Assert.Contains("secret/pyops-webhook-ca", before);
        Assert.Contains("secret/pyops-webhook-tls", before);
        await Create(cluster, ns.Name);

        var steps = Documented();
        Assert.Equal(3, steps.Count);
        await Run(cluster, steps[0]);
        await Wait.Until(
            () => Left(cluster),
            left => left.SequenceEqual(
                [
                    "customresourcedefinition.apiextensions.k8s.io/pythonservices.pyops.dev",
                    "customresourcedefinition.apiextensions.k8s.io/runtimepolicies.pyops.dev",
                    "namespace/pyops-system",
                ]),
            TimeSpan.FromMinutes(2), "the definitions and the namespace to be all that is left");
        (await cluster.Kubectl(["get", "deployment,service,pythonservice", "shop", "-n", ns.Name])).OrThrow("what runs for the service");

        await Run(cluster, steps[1]);
        await Wait.Until(
            () => Left(cluster),
            left => left is ["namespace/pyops-system"], TimeSpan.FromMinutes(2), "the definitions to be gone");
        await Wait.Until(
            async () => (await cluster.Kubectl(["get", "deployment,service", "-n", ns.Name, "-o", "name"])).Output.Length == 0,
            TimeSpan.FromMinutes(2), "what ran for the service to be gone");
        await Run(cluster, steps[2]);
        await Wait.Until(() => Left(cluster), left => left is [], TimeSpan.FromMinutes(2), "nothing to be left");
    }

    private static async Task Create(TestCluster cluster, string ns)
    {
        const string service = "apiVersion: pyops.dev/v1alpha1\nkind: PythonService\nmetadata: {name: shop}\n"
            + "spec: {image: \"registry.example.com/web/shop:1.0.0\", replicas: 0}\n";
        (await cluster.Kubectl(["apply", "-n", ns, "-f", "-"], service)).OrThrow("kubectl apply");
        await Wait.Until(
            async () => (await cluster.Kubectl(["get", "deployment,service", "shop", "-n", ns])).ExitCode == 0,
            TimeSpan.FromSeconds(60), "what runs for the service");
    }

    /// <summary>The lines of commands under the heading, as a reader copies them.</summary>
    private static List<string> Documented()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "install.md"));
        var section = text[text.IndexOf("\n## Removal\n", StringComparison.Ordinal)..];
        var block = section.Split("```")[1];
        return [.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('#')[0].Trim())];
    }

    private static async Task Run(TestCluster cluster, string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = words[0] == "helm" ? await Helm.Run(words[1..], cluster.KubeconfigPath) : await cluster.Kubectl(words[1..]);
        result.OrThrow(command);
    }

    /// <summary>
    /// Everything in our namespace and whatever else has our name, of all kinds that the server can list;
    /// events apart, which end by themselves.
    /// </summary>
    private static async Task<List<string>> Left(TestCluster cluster)
    {
        var clusterwide = await Names(cluster, "--namespaced=false");
        // The server makes an APIService of each definition by itself, and takes it away with it.
        var ours = clusterwide
            .Where(name => name.Contains("pyops", StringComparison.Ordinal) && !name.StartsWith("apiservice.", StringComparison.Ordinal))
            .ToList();
        if (ours.Contains("namespace/pyops-system"))
            ours.AddRange(await Names(cluster, "--namespaced=true", "-n", ChartRelease.Namespace));
        return
        [
            .. ours
                .Where(name => !Array.Exists(everyNamespace, known => name.StartsWith(known, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<IEnumerable<string>> Names(TestCluster cluster, string scope, params string[] where)
    {
        var kinds = (await cluster.Kubectl(["api-resources", "--verbs=list", scope, "-o", "name"])).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(kind => kind is not ("events" or "events.events.k8s.io"));
        var found = await cluster.Kubectl(["get", string.Join(',', kinds), "--ignore-not-found", "-o", "name", .. where]);
        return found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
