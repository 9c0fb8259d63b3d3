using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>The database is migrated once before a version is rolled out, while the one before it serves.</summary>
public class MigrationTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    private Gate Gate => new(bench.Cluster, bench.Namespace);

    [ClusterFact]
    public async Task Under_traffic_what_is_new_waits_for_its_migration_and_a_newer_edit_for_that_of_an_older_one()
    {
        string[] images = [await Image(1), await Image(2), await Image(3)];
        await bench.Services.Create("moved", images[0], spec =>
            (spec.Health, spec.Migration) = (new() { Path = "/healthz" }, Gate.Migration));
        await bench.Services.CreateWithoutPods("worker", spec =>
            (spec.Type, spec.Image, spec.ImageFrom) = (ServiceTypes.Worker, null, new() { Service = "moved" }));
        var first = await Gate.UntilRuns("moved");
        await bench.Services.Until("moved", Reasons.MigrationRunning, soon);
        Assert.Null(await bench.Services.Deployment("moved"));
        await Gate.Open(first);
        await bench.Services.Until("moved", Reasons.Running);
        var client = await Traffic.Start(bench, "moved");

        await bench.Services.Patch("moved", """{"spec":{"env":[{"name":"A","value":"1"}]}}""");
        await bench.Services.Until("moved", Reasons.Running);
        Assert.Single(await Gate.Jobs("moved"));

        await bench.Services.Patch("moved", $$$"""{"spec":{"image":"{{{images[1]}}}"}}""");
        var second = await Gate.UntilRuns("moved");
        await bench.Services.Patch("moved", $$$"""{"spec":{"image":"{{{images[2]}}}"}}""");
        await UntilTold("moved", "which is not wanted any more, still runs in Job");
        Assert.Equal(images[0], await Runs("moved"));
        Assert.Equal(second.Metadata.Uid, (await Gate.UntilRuns("moved")).Metadata.Uid);
        await Gate.Open(second);
        var third = await Wait.Until(
            () => Gate.UntilRuns("moved"), pod => pod.Metadata.Uid != second.Metadata.Uid, soon, "the newest migration");
        Assert.Equal((images[0], images[2]), (await Runs("moved"), third.Spec.Containers[0].Image));
        Assert.Equal(images[0], await Runs("worker"));
        await Gate.Open(third);
        await bench.Services.Until("moved", Reasons.Running);

        Assert.Equal(images[2], await Runs("moved"));
        // Who runs the same image follows, after the one migration for both.
        await Wait.Until(() => Runs("worker"), image => image == images[2], soon, "the worker to follow");
        Assert.Equal(Reasons.MigrationSucceeded, Services.Condition(await bench.Services.Get("moved"), ConditionTypes.Migrated)!.Reason);
        // The first has been removed: two that have ended are kept.
        Assert.Equal(2, (await Wait.Until(() => Gate.Jobs("moved"), jobs => jobs.Count < 3, soon, "the oldest Job to go")).Count);
        var answers = await client.Stop();
        Assert.True(answers.Count > 100, $"only {answers.Count} requests were sent");
        Assert.All(answers, answer => Assert.Equal("200", answer));
    }

    [ClusterFact]
    public async Task One_that_fails_leaves_what_runs_and_goes_on_once_the_cause_is_repaired_and_its_Job_deleted()
    {
        await Repaired(isIt: false);
        await bench.Services.Create("broken", await Image(1), spec => spec.Health = new() { Path = "/healthz" });
        await bench.Services.Until("broken", Reasons.Running);
        var client = await Traffic.Start(bench, "broken");
        string[] command = ["sh", "-c", "echo 'cannot reach postgresql://shop:hunter2@db/shop'; exit ${CODE}"];

        await bench.Services.Patch("broken", KubernetesJson.Serialize(new
        {
            spec = new
            {
                image = await Image(2),
                migration = new { command },
                env = new[] { new { name = "CODE", valueFrom = new { configMapKeyRef = new { name = "database", key = "code" } } } },
            },
        }));
        var failed = await bench.Services.Until("broken", Reasons.MigrationFailed, soon);
        var (ready, stalled) = (Services.Ready(failed)!, Services.Condition(failed, ConditionTypes.Stalled)!);
        Assert.Contains("failed with exit code 3: \"cannot reach postgresql://***@db/shop\"", ready.Message, StringComparison.Ordinal);
        Assert.EndsWith($"revision {failed.Status!.Revision!.Current} runs meanwhile", ready.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", KubernetesJson.Serialize(failed.Status), StringComparison.Ordinal);
        Assert.Equal(("True", Reasons.MigrationFailed), (stalled.Status, stalled.Reason));
        Assert.Equal(await Image(1), await Runs("broken"));

        await Repaired(isIt: true);
        var job = (await Gate.Jobs("broken")).Single();
        Assert.Contains($"kubectl delete job {job.Metadata.Name} -n {bench.Namespace}", ready.Message, StringComparison.Ordinal);
        (await bench.Cluster.Kubectl(["delete", "job", job.Metadata.Name, "-n", bench.Namespace])).OrThrow("kubectl delete");
        await bench.Services.Until("broken", Reasons.Running);

        Assert.Equal(await Image(2), await Runs("broken"));
        Assert.All(await client.Stop(), answer => Assert.Equal("200", answer));
        Assert.True(await bench.Operator.Metric("pyops_migrations_total{result=\"failed\"}") >= 1);
    }

    [ClusterFact]
    public async Task One_that_takes_too_long_is_stopped_and_more_time_is_another_try()
    {
        await bench.Services.CreateWithoutPods("slow", spec =>
            (spec.Image, spec.Migration) = ("registry.example.com/web/none:1", new() { Command = ["migrate"], TimeoutSeconds = 1 }));

        var late = await bench.Services.Until("slow", Reasons.MigrationTimedOut, soon);

        Assert.Contains("did not end within 1 s and was stopped", Services.Ready(late)!.Message, StringComparison.Ordinal);
        await bench.Services.Patch("slow", """{"spec":{"migration":{"timeoutSeconds":300}}}""");
        await bench.Services.Until("slow", Reasons.MigrationRunning, soon);
        await UntilTold("slow", "image \"registry.example.com/web/none:1\" cannot be pulled");
        await bench.Services.Patch("slow", """{"spec":{"migration":null}}""");
        await bench.Services.Until("slow", Reasons.MigrationRunning, soon);
        (await bench.Cluster.Kubectl(["delete", "jobs", "-n", bench.Namespace, "-l", "pyops.dev/service=slow"])).OrThrow("kubectl delete");
        await bench.Services.Until("slow", Reasons.ScaledToZero, soon);
    }

    private Task<string> Image(int version) => bench.Cluster.Image("shop", version);

    private async Task<string> Runs(string service) =>
        (await bench.Services.Deployment(service))!.Spec.Template.Spec.Containers[0].Image;

    private Task<PythonService> UntilTold(string service, string words) => Wait.Until(
        () => bench.Services.Get(service), now => Services.Ready(now)?.Message.Contains(words, StringComparison.Ordinal) is true,
        soon, $"{service} to tell: {words}");

    private async Task Repaired(bool isIt) => (await bench.Cluster.Kubectl(
        ["apply", "-n", bench.Namespace, "-f", "-"],
        $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: database}
        data: {code: "{{(isIt ? 0 : 3)}}"}
        """)).OrThrow("kubectl apply");
}
