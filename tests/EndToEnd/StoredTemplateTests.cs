using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>An operator that finds what another one, or the same one under other circumstances, has written down.</summary>
public class StoredTemplateTests
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task Other_facts_about_the_install_change_no_template_and_are_offered()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("facts");
        var services = new Services(cluster, ns.Name);
        await using (var first = await OperatorInstance.Start(cluster, ns.Name))
        {
            await services.CreateWithoutPods("shop", spec => (spec.Init, spec.Command) = (InitModes.Tini, ["python", "-m", "shop"]));
            await services.Until("shop", Reasons.ScaledToZero);
            await first.Stop();
        }

        var before = await Template(services);
        await using var second = await OperatorInstance.Start(
            cluster, ns.Name, new Surroundings { InitImage = "registry.example.com/init:2.0.0" });

        Assert.Contains("in spec.initContainers[", (await Offered(services)).Message, StringComparison.Ordinal);
        Assert.Equal(before, await Template(services));
        await services.Patch("shop", """{"metadata":{"annotations":{"pyops.dev/refresh":"1"}}}""");
        await Wait.Until(
            () => services.Deployment("shop"), d => d!.Spec.Template.Spec.InitContainers[0].Image == "registry.example.com/init:2.0.0",
            soon, "the refresh");
    }

    [ClusterFact]
    public async Task Inputs_that_were_hashed_in_another_way_are_written_down_anew_with_the_stored_template()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("format");
        var services = new Services(cluster, ns.Name);
        await using (var first = await OperatorInstance.Start(cluster, ns.Name))
        {
            await services.CreateWithoutPods("shop");
            await services.Until("shop", Reasons.ScaledToZero);
            await first.Stop();
        }

        var ours = (await services.Revisions("shop")).Single();
        await Replace(cluster, ours, ByAnOlderOperator(ours));
        await using var second = await OperatorInstance.Start(cluster, ns.Name);

        Assert.Contains("in spec.containers[app].env[OLDER];", (await Offered(services)).Message, StringComparison.Ordinal);
        var revisions = await services.Revisions("shop");
        Assert.Equal(
            [(ours.Metadata.Name, 5), ("shop-0000000000", 4)],
            revisions.Select(revision => (revision.Metadata.Name, revision.Revision!.Value)));
        Assert.Equal(Member(revisions[1], "template"), Member(revisions[0], "template"));
        Assert.Equal("1", Member(revisions[0], "format"));
        var live = await Wait.Until(
            () => services.Deployment("shop"), d => d!.Spec.Template.Spec.Containers[0].Env.Any(variable => variable.Name == "OLDER"),
            soon, "the stored template");
        Assert.Equal(revisions[0].Metadata.Name, (await services.Get("shop")).Status!.Revision!.Current);
        Assert.Equal(0, live!.Spec.Replicas);
    }

    private static async Task<string> Template(Services services) =>
        KubernetesJson.Serialize((await services.Deployment("shop"))!.Spec.Template);

    private static V1ControllerRevision ByAnOlderOperator(V1ControllerRevision ours)
    {
        var data = JsonNode.Parse(((JsonElement)ours.Data).GetRawText())!;
        data["format"] = "0";
        data["inputs"] = new string('0', 64);
        data["template"] = Member(ours, "template")
            .Replace("\"env\":[", "\"env\":[{\"name\":\"OLDER\",\"value\":\"1\"},", StringComparison.Ordinal);
        var metadata = new V1ObjectMeta
        {
            Name = "shop-0000000000",
            NamespaceProperty = ours.Metadata.NamespaceProperty,
            Labels = ours.Metadata.Labels,
            OwnerReferences = ours.Metadata.OwnerReferences,
        };
        return new V1ControllerRevision { Metadata = metadata, Revision = 4, Data = JsonSerializer.SerializeToElement(data) };
    }

    private static async Task Replace(TestCluster cluster, V1ControllerRevision gone, V1ControllerRevision comes)
    {
        var ns = gone.Metadata.NamespaceProperty;
        await cluster.Client.AppsV1.DeleteNamespacedControllerRevisionAsync(name: gone.Metadata.Name, namespaceParameter: ns);
        await cluster.Client.AppsV1.CreateNamespacedControllerRevisionAsync(body: comes, namespaceParameter: ns);
    }

    private static string Member(V1ControllerRevision revision, string name) => ((JsonElement)revision.Data).GetProperty(name).GetString()!;

    private static async Task<V1Condition> Offered(Services services)
    {
        var shop = await Wait.Until(
            () => services.Get("shop"), shop => Services.Condition(shop, ConditionTypes.RefreshAvailable) is not null,
            soon, "RefreshAvailable");
        return Services.Condition(shop, ConditionTypes.RefreshAvailable)!;
    }
}
