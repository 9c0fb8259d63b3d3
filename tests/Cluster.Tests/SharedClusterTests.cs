using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PyOps.Cluster.Tests;

public class SharedClusterTests
{
    private static readonly TimeSpan PodTime = TimeSpan.FromMinutes(2);

    [ClusterFact]
    public async Task A_namespace_is_labelled_and_goes_away_with_its_test()
    {
        var cluster = await TestCluster.Shared;
        string name;
        await using (var created = await cluster.Namespace("harness"))
        {
            name = created.Name;
            var live = await cluster.Client.CoreV1.ReadNamespaceAsync(name);
            Assert.Equal(name, live.Metadata.Labels["kubernetes.io/metadata.name"]);
        }

        var deleted = await cluster.Client.CoreV1.ListNamespaceAsync(fieldSelector: $"metadata.name={name}");
        Assert.All(deleted.Items, left => Assert.NotNull(left.Metadata.DeletionTimestamp));
    }

    [ClusterFact]
    public async Task The_audit_log_shows_the_requests_since_a_mark_and_no_others()
    {
        var cluster = await TestCluster.Shared;
        await using var space = await cluster.Namespace("harness");
        var mark = cluster.Audit.Mark();

        await cluster.Client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "seen" } }, space.Name);

        var ours = (await mark.Entries()).Where(entry => entry.Namespace == space.Name && entry.UserAgent == "pyops-tests").ToList();
        Assert.Equal(["create configmaps seen 201"], ours.Select(entry => $"{entry.Verb} {entry.Resource} {entry.Name} {entry.Code}"));
        Assert.DoesNotContain(await cluster.Audit.Mark().Entries(), entry => entry.Namespace == space.Name);
    }

    [ClusterFact]
    public async Task Kubectl_runs_on_the_cluster_and_reads_its_input()
    {
        var cluster = await TestCluster.Shared;
        await using var space = await cluster.Namespace("harness");
        const string manifest = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"typed"}}""";

        var applied = await cluster.Kubectl(["apply", "-n", space.Name, "-f", "-"], manifest);
        var missing = await cluster.Kubectl(["get", "configmap", "-n", space.Name, "other"]);

        Assert.Equal("configmap/typed created", applied.OrThrow("kubectl apply").LastLine);
        Assert.NotEqual(0, missing.ExitCode);
        Assert.Contains("NotFound", missing.Error, StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task An_installed_definition_is_served()
    {
        var cluster = await TestCluster.Shared;
        var definition = JsonNode.Parse("""
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"marbles.tests.pyops.dev"},
             "spec":{"group":"tests.pyops.dev","scope":"Namespaced",
             "names":{"plural":"marbles","singular":"marble","kind":"Marble","listKind":"MarbleList"},
             "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}
            """)!;

        await cluster.InstallCrds([definition]);

        var listed = await cluster.Client.CustomObjects.ListCustomObjectForAllNamespacesAsync("tests.pyops.dev", "v1", "marbles");
        Assert.NotNull(listed);
    }

    [ClusterFact]
    public async Task An_image_of_this_project_runs_in_a_pod()
    {
        var cluster = await TestCluster.Shared;
        await using var space = await cluster.Namespace("harness");
        var image = await cluster.Image("pause");
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "still" },
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "still", Image = image }] },
        };

        await cluster.Client.CoreV1.CreateNamespacedPodAsync(pod, space.Name);

        await Wait.Until(
            () => cluster.Client.CoreV1.ReadNamespacedPodStatusAsync("still", space.Name),
            live => live.Status?.Phase == "Running",
            PodTime,
            "the pod to run");
    }
}
