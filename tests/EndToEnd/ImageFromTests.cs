using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Several services that run one image.</summary>
public class ImageFromTests(Bench bench) : IClassFixture<Bench>
{
    private const string First = "registry.example.com/web/shop:1.0.0";
    private const string Second = "registry.example.com/web/shop:1.1.0";
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task Who_follows_a_service_runs_its_image_and_changes_with_it()
    {
        await bench.Services.CreateWithoutPods("web");
        await Follower("worker", "web");
        await Runs("worker", First);

        await bench.Services.Patch("web", $$$"""{"spec":{"image":"{{{Second}}}"}}""");

        await Runs("worker", Second);
        var worker = await Told("worker", Reasons.ScaledToZero);
        Assert.Equal(Second, worker.Status!.Image!.Reference);
        Assert.Equal([2, 1], (await bench.Services.Revisions("worker")).Select(revision => revision.Revision!.Value));
    }

    [ClusterFact]
    public async Task Who_comes_before_the_service_that_he_follows_waits_for_it()
    {
        await Follower("early", "late");
        var waiting = await Told("early", Reasons.ImageFromNotFound);
        Assert.Null(await bench.Services.Deployment("early"));
        Assert.Equal("False", Services.Condition(waiting, ConditionTypes.Stalled)!.Status);

        await bench.Services.CreateWithoutPods("late");

        await Runs("early", First);
        await Told("early", Reasons.ScaledToZero);
    }

    [ClusterFact]
    public async Task When_the_service_is_gone_pods_keep_the_image_and_other_edits_take_effect()
    {
        await bench.Services.CreateWithoutPods("gone");
        await Follower("left", "gone");
        await Runs("left", First);

        await bench.Services.Delete("gone");
        await Told("left", Reasons.ImageFromNotFound);
        await bench.Services.Patch("left", """{"spec":{"env":[{"name":"A","value":"1"}]}}""");

        await Wait.Until(
            async () => (await Application("left")) is { Image: First } left && left.Env.Any(variable => variable.Name == "A"),
            soon, "the variable beside the image");
        await bench.Services.CreateWithoutPods("gone", spec => spec.Image = Second);
        await Runs("left", Second);
        await Told("left", Reasons.ScaledToZero);
    }

    [ClusterFact]
    public async Task Nobody_follows_a_follower()
    {
        await bench.Services.CreateWithoutPods("head");
        await Follower("middle", "head");
        await Follower("tail", "middle");

        var told = await Told("tail", Reasons.ImageFromChain);

        Assert.Contains("\"middle\" runs the image of \"head\" itself", Services.Ready(told)!.Message, StringComparison.Ordinal);
        await bench.Services.Patch("tail", """{"spec":{"imageFrom":{"service":"head"}}}""");
        await Runs("tail", First);
        await Told("tail", Reasons.ScaledToZero);
    }

    [ClusterFact]
    public async Task Who_begins_to_follow_a_service_with_his_own_image_is_not_restarted()
    {
        await bench.Services.CreateWithoutPods("shared");
        await bench.Services.CreateWithoutPods("own", spec => spec.Type = ServiceTypes.Worker);
        await Runs("own", First);
        var before = (await bench.Services.Deployment("own"))!.Metadata.Generation;

        await bench.Services.Patch("own", """{"spec":{"image":null,"imageFrom":{"service":"shared"}}}""");
        await bench.Services.UntilReady("own");

        Assert.Equal(before, (await bench.Services.Deployment("own"))!.Metadata.Generation);
    }

    private Task<PythonService> Follower(string name, string followed) => bench.Services.CreateWithoutPods(name, spec =>
    {
        spec.Type = ServiceTypes.Worker;
        spec.Image = null;
        spec.ImageFrom = new ImageFromSpec { Service = followed };
    });

    private Task<PythonService> Told(string name, string reason) => bench.Services.Until(name, reason, soon);

    private Task Runs(string name, string image) =>
        Wait.Until(async () => (await Application(name))?.Image == image, soon, $"{name} to run {image}");

    private async Task<V1Container?> Application(string name) =>
        (await bench.Services.Deployment(name))?.Spec.Template.Spec.Containers.Single();
}
