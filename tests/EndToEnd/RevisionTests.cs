using System.Text.Json;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>What runs is written down in ControllerRevisions.</summary>
public class RevisionTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task What_runs_is_written_down_and_an_edit_back_promotes_the_older_revision_again()
    {
        await Settled("back");
        var first = (await bench.Services.Revisions("back")).Single();

        await bench.Services.Patch("back", """{"spec":{"env":[{"name":"A","value":"1"}]}}""");
        await UntilCurrent("back", current => current != first.Metadata.Name);
        await bench.Services.Patch("back", """{"spec":{"env":null,"replicas":0,"rollout":{"maxSurge":2}}}""");
        var service = await UntilCurrent("back", current => current == first.Metadata.Name);

        Assert.Matches("^back-[0-9a-f]{10}$", first.Metadata.Name);
        Assert.Equal("registry.example.com/web/shop:1.0.0", ((JsonElement)first.Data).GetProperty("image").GetString());
        Assert.Null(service.Status!.Revision!.Pending);
        Assert.Equal([3, 2], (await bench.Services.Revisions("back")).Select(revision => revision.Revision!.Value));
        await Wait.Until(() => Environment("back"), names => !names.Contains("A"), soon, "A to be gone");
    }

    [ClusterFact]
    public async Task The_newest_five_are_kept()
    {
        await Settled("many");
        for (var i = 1; i <= 7; i++)
        {
            var before = (await bench.Services.Get("many")).Status!.Revision!.Current;
            await bench.Services.Patch("many", $$$"""{"spec":{"env":[{"name":"A","value":"{{{i}}}"}]}}""");
            await UntilCurrent("many", current => current != before);
        }

        var kept = await Wait.Until(() => bench.Services.Revisions("many"), all => all.Count == 5, soon, "five revisions");

        Assert.Equal([8, 7, 6, 5, 4], kept.Select(revision => revision.Revision!.Value));
    }

    [ClusterFact]
    public async Task Revisions_and_status_that_are_lost_come_back_and_nothing_that_runs_changes()
    {
        await Settled("lost", spec => spec.Env = [new V1EnvVar { Name = "GREETING", Value = "Grüße 🐍 <b>&\u2028\t\b" }]);
        var before = (await bench.Services.Deployment("lost"))!;
        var revision = (await bench.Services.Revisions("lost")).Single();

        await bench.Cluster.Client.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
            body: new V1Patch("""{"status":null}""", V1Patch.PatchType.MergePatch), group: ApiNames.Group, version: ApiNames.Version,
            namespaceParameter: bench.Namespace, plural: PythonService.PluralName, name: "lost");
        await UntilCurrent("lost", current => current == revision.Metadata.Name);
        await bench.Cluster.Client.AppsV1.DeleteNamespacedControllerRevisionAsync(
            name: revision.Metadata.Name, namespaceParameter: bench.Namespace);
        var again = await Wait.Until(
            () => bench.Services.Revisions("lost"), all => all.Count == 1 && all[0].Metadata.Uid != revision.Metadata.Uid,
            soon, "the revision");

        Assert.Equal(revision.Metadata.Name, again.Single().Metadata.Name);
        Assert.Equal(before.Metadata.Generation, (await bench.Services.Deployment("lost"))!.Metadata.Generation);
    }

    [ClusterFact]
    public async Task A_revision_whose_label_somebody_took_away_gets_it_back()
    {
        await Settled("label");
        var revision = (await bench.Services.Revisions("label")).Single();

        await bench.Cluster.Client.AppsV1.PatchNamespacedControllerRevisionAsync(
            body: new V1Patch("""{"metadata":{"labels":{"pyops.dev/service":null}}}""", V1Patch.PatchType.StrategicMergePatch),
            name: revision.Metadata.Name, namespaceParameter: bench.Namespace);

        var again = await Wait.Until(() => bench.Services.Revisions("label"), all => all.Count == 1, soon, "the label");
        Assert.Equal((revision.Metadata.Uid, 1), (again[0].Metadata.Uid, again[0].Revision));
    }

    [ClusterFact]
    public async Task What_shapes_no_pod_makes_no_revision()
    {
        await Settled("same");

        await bench.Services.Patch("same", """{"spec":{"strategy":"Recreate","service":{"port":8000},"security":{"runAsUser":1000}}}""");
        await Wait.Until(() => bench.Services.Deployment("same"), d => d!.Spec.Strategy.Type == "Recreate", soon, "Recreate");

        Assert.Equal(1, (await bench.Services.Revisions("same")).Single().Revision);
    }

    private async Task Settled(string name, Action<PythonServiceSpec>? change = null)
    {
        await bench.Services.CreateWithoutPods(name, change);
        await bench.Services.Until(name, Reasons.ScaledToZero, soon);
    }

    private Task<PythonService> UntilCurrent(string name, Func<string?, bool> isRight) => Wait.Until(
        () => bench.Services.Get(name), service => service.Status?.Revision is { Current: { } current } && isRight(current),
        soon, "the current revision");

    private async Task<List<string>> Environment(string name) =>
        [.. (await bench.Services.Deployment(name))!.Spec.Template.Spec.Containers[0].Env.Select(variable => variable.Name)];
}
