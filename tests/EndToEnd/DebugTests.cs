using System.Text;
using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.EndToEnd;

/// <summary>The lines of docs/runbook.md by which tools get beside an application.</summary>
public class DebugTests(Bench bench) : IClassFixture<Bench>
{
    [ClusterFact]
    public async Task A_copy_for_debugging_runs_and_breaks_no_rule_that_is_enforced()
    {
        var pod = await Running("copied");
        (await bench.Cluster.Kubectl(
            ["debug", pod, "-n", bench.Namespace, "--image", await bench.Cluster.Image("python"), "--copy-to", "copy",
             "--container", "tools", "--profile=restricted",
            "--", "sleep", "300"])).OrThrow("kubectl debug");

        var copy = await Wait.Until(
            () => bench.Cluster.Client.CoreV1.ReadNamespacedPodAsync("copy", bench.Namespace),
            seen => seen.Status.ContainerStatuses?.All(container => container.Ready) is true, TimeSpan.FromMinutes(1), "the copy");
        Assert.Equal(["app", "tools"], copy.Spec.Containers.Select(container => container.Name));
        Assert.False(copy.Metadata.Labels?.ContainsKey(ApiNames.ServiceLabel) is true);
        Assert.Null(Denial(copy));
    }

    [ClusterFact]
    [RequiresKubernetes(1, 25)]
    public async Task A_container_for_debugging_joins_the_pod_and_breaks_no_rule_that_is_enforced()
    {
        var pod = await Running("joined");
        (await bench.Cluster.Kubectl(
            ["debug", pod, "-n", bench.Namespace, "--image", await bench.Cluster.Image("python"), "--target", "app",
             "--container", "tools", "--profile=restricted",
            "--", "sleep", "300"])).OrThrow("kubectl debug");

        var joined = await Wait.Until(
            () => bench.Cluster.Client.CoreV1.ReadNamespacedPodAsync(pod, bench.Namespace),
            seen => seen.Status.EphemeralContainerStatuses is [{ State.Running: not null }], TimeSpan.FromMinutes(1), "the container");
        Assert.Null(Denial(joined));
    }

    private async Task<string> Running(string name)
    {
        await bench.Services.Create(name, await bench.Cluster.Image("shop"), spec => spec.Health = new() { Path = "/healthz" });
        await bench.Services.Until(name, Reasons.Running);
        return (await bench.Services.Pods(name)).Single().Metadata.Name;
    }

    private static string? Denial(k8s.Models.V1Pod pod)
    {
        var request = new Request(pod.Metadata.NamespaceProperty, User: null, Effect.Enforce, DateTimeOffset.UnixEpoch);
        var reading = PodReader.Read(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(pod)));
        return Evaluator.Evaluate(reading, old: null, Policy.Default, request).Denial;
    }
}
