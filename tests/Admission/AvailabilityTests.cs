using k8s;
using PyOps.Admission.Support;
using PyOps.Cluster;
using Xunit.Abstractions;

namespace PyOps.Admission;

/// <summary>What callers notice of a webhook that comes and goes.</summary>
[Collection(nameof(Release))]
public class AvailabilityTests(Release release, ITestOutputHelper output)
{
    private static readonly TimeSpan retried = TimeSpan.FromSeconds(5);

    [ClusterFact]
    public async Task A_pod_that_is_deleted_fails_no_admission()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);

        var pod = (await release.WebhookPods())[0];
        await release.Cluster.Client.CoreV1.DeleteNamespacedPodAsync(name: pod.Metadata.Name, namespaceParameter: Release.Namespace);
        await release.UntilWebhookRuns(without: pod.Metadata.Uid);
        await admissions.More(50);

        var tally = await admissions.Stop();
        Assert.True(tally.Failures is [], tally.ToString());
    }

    [ClusterFact]
    public async Task A_rolling_restart_fails_no_admission()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);

        await release.Kubectl("rollout", "restart", "-n", Release.Namespace, "deployment/pyops-webhook");
        await release.Kubectl("rollout", "status", "-n", Release.Namespace, "deployment/pyops-webhook", "--timeout=110s");
        await admissions.More(50);

        var tally = await admissions.Stop();
        Assert.True(tally.Failures is [], tally.ToString());
    }

    // The API server retries nothing: what was in flight fails,
    // and so does what it sends there until the Service knows that nobody answers.
    [ClusterFact]
    public async Task A_killed_process_costs_what_it_had_in_flight_and_nothing_five_seconds_later()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);

        var pod = (await release.WebhookPods())[0];
        release.KillWebhook(pod);
        var killed = DateTimeOffset.UtcNow;
        await release.UntilRestarted(pod);
        await admissions.More(50);

        var tally = await admissions.Stop();
        output.WriteLine(tally.ToString());
        Assert.All(tally.Failures, failure => Assert.True(failure.Sent - killed < retried, tally.ToString()));
    }

    [ClusterFact]
    public async Task Without_any_webhook_namespaces_that_enforce_refuse_readably_and_others_go_on()
    {
        await using var enforcing = await release.Enforcing();
        await using var other = await release.Cluster.Namespace("other");
        await using var scaled = await release.WithoutWebhook();

        var refused = await release.TryKubectl(
            "run", "web", "-n", enforcing.Name,
            "--image=registry.example.com/web/shop:1.0.0", "--dry-run=server");
        var admitted = await release.TryKubectl("run", "web", "-n", other.Name, "--image=nginx:latest", "--dry-run=server");
        var system = await release.TryKubectl("run", "web", "-n", "kube-system", "--image=nginx:latest", "--dry-run=server");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("failed calling webhook \"enforce.pods.pyops.dev\"", refused.Error, StringComparison.Ordinal);
        Assert.True(admitted.ExitCode == 0, admitted.Error);
        Assert.True(system.ExitCode == 0, system.Error);
    }
}
