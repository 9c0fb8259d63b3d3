using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Pods that cannot work, and what status says of them.</summary>
public class PodTroubleTests(Bench bench) : IClassFixture<Bench>
{
    [ClusterFact]
    public async Task An_image_that_does_not_exist_is_named()
    {
        await bench.Services.Create("no-image", "localhost:5000/no-such-image:1.0.0");

        Assert.Contains("image \"localhost:5000/no-such-image:1.0.0\" cannot be pulled", await Message("no-image", Reasons.ImagePullBackOff), StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_command_that_does_not_exist_is_named()
    {
        await bench.Services.Create("no-command", await bench.Cluster.Image("python"), spec => spec.Command = ["no-such-program"]);

        Assert.Contains("exec: \"no-such-program\": executable file not found in $PATH; correct its command", await Message("no-command", Reasons.StartError), StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_port_that_nobody_listens_on_gets_the_hint_to_bind_all_addresses()
    {
        await bench.Services.Create("deaf", await bench.Cluster.Image("python"), spec =>
        {
            spec.Command = ["python", "-m", "http.server", "--bind", "127.0.0.1", "8080"];
            spec.Health = new() { StartupSeconds = 4 };
            spec.TerminationGracePeriodSeconds = 10;
        });

        Assert.Contains("must listen on 0.0.0.0:8080 (PORT)", await Message("deaf", Reasons.StartupProbeFailing), StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task An_application_that_ends_says_with_which_exit_code()
    {
        await bench.Services.Create("ends", await bench.Cluster.Image("python"), spec => spec.Command = ["python", "-c", "raise SystemExit(3)"]);

        Assert.Contains("ends with exit code 3", await Message("ends", Reasons.CrashLoopBackOff), StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_secret_that_is_missing_is_named()
    {
        await bench.Services.Create("no-secret", await bench.Cluster.Image("python"), spec =>
            spec.Env = [new() { Name = "KEY", ValueFrom = new() { SecretKeyRef = new() { Name = "no-such-secret", Key = "key" } } }]);

        Assert.Contains("no-such-secret", await Message("no-secret", Reasons.CreateContainerConfigError), StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_pod_that_fits_on_no_node_gets_the_schedulers_words()
    {
        await bench.Services.Create("nowhere", await bench.Cluster.Image("python"), spec =>
            spec.Scheduling = new() { NodeSelector = new Dictionary<string, string>(StringComparer.Ordinal) { ["no"] = "such-label" } });

        Assert.Contains("0/1 nodes are available", await Message("nowhere", Reasons.Unschedulable), StringComparison.Ordinal);
    }

    private async Task<string> Message(string name, string reason) =>
        Services.Ready(await bench.Services.Until(name, reason))!.Message;
}
