using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>Runs that a probe ended, told by the kubelet in its words of now and of earlier, late, or not at all.</summary>
public class ProbeKillTests
{
    private static DateTime At(int second) => Given.Noon.UtcDateTime.AddSeconds(second);

    private static PodEvent Event(string reason, string message, int second, string? container = "app") =>
        new("u1", reason, message, 1, At(second)) { Container = container };

    /// <summary>A pod whose last run began at noon; ready from one second to another, or never.</summary>
    private static V1Pod Pod(
        V1ContainerStateTerminated end,
        int unreadySince = -5,
        string name = "app",
        Action<V1ContainerStatus>? change = null)
    {
        var pod = Given.Pod("shop-1", container =>
        {
            (container.Name, container.RestartCount) = (name, 1);
            container.LastState = new V1ContainerState { Terminated = end };
            change?.Invoke(container);
        });
        pod.Metadata.Uid = "u1";
        pod.Status.Conditions = [new V1PodCondition { Type = "ContainersReady", Status = "False", LastTransitionTime = At(unreadySince) }];
        return pod;
    }

    private static Verdict Decide(V1Pod pod, IEnumerable<PodEvent> events, Action<PythonServiceSpec>? change = null, string? before = null)
    {
        var shop = Given.Shop(change);
        if (before is not null)
            shop.Status = new PythonServiceStatus { Conditions = [new V1Condition { Type = "Ready", Status = "False", Message = before }] };
        return Judge.Decide(
            Given.Reached(shop),
            Given.Seen(shop, Given.Deployment(status => status.AvailableReplicas = 1), pod) with { Events = [.. events] });
    }

    [Theory]
    [InlineData("Container app failed liveness probe, will be restarted", "app", "LivenessProbeFailing")]
    [InlineData("Container app failed liveness probe, will be restarted", null, "LivenessProbeFailing")]
    [InlineData(
        "Killing container with id containerd://app:Container failed liveness probe.. Container will be killed and recreated.",
        "app", "LivenessProbeFailing")]
    [InlineData("Container app failed startup probe, will be restarted", "app", "StartupProbeFailing")]
    [InlineData("Container app definition changed, will be restarted", "app", "CrashLoopBackOff")]
    [InlineData("Stopping container app", "app", "CrashLoopBackOff")]
    [InlineData("Container proxy failed liveness probe, will be restarted", "proxy", "CrashLoopBackOff")]
    [InlineData("Container proxy failed liveness probe, will be restarted", null, "CrashLoopBackOff")]
    public void The_kubelets_words_decide_whatever_the_exit_code(string words, string? container, string reason)
    {
        foreach (var code in (int[])[0, 1, 3, 130, 137, 143])
            Assert.Equal(reason, Decide(Pod(Given.End(code, seconds: 50), 40), [Event("Killing", words, 45, container)]).Reason);
    }

    [Theory]
    [InlineData(-20, "CrashLoopBackOff")]
    [InlineData(0, "LivenessProbeFailing")]
    [InlineData(50, "LivenessProbeFailing")]
    [InlineData(53, "LivenessProbeFailing")]
    [InlineData(60, "CrashLoopBackOff")]
    public void Words_about_another_run_do_not_count(int second, string reason) => Assert.Equal(
        reason,
        Decide(Pod(Given.End(1, seconds: 50), 40),
            [Event("Killing", "Container app failed liveness probe, will be restarted", second)]).Reason);

    [Theory]
    // No event: it lasted as long as a liveness probe needs, and had been ready.
    [InlineData(143, 150, 140, "LivenessProbeFailing")]
    [InlineData(137, 150, 140, "LivenessProbeFailing")]
    [InlineData(143, 99, 90, "CrashLoopBackOff")]
    [InlineData(0, 150, 140, "CrashLoopBackOff")]
    [InlineData(1, 150, 140, "CrashLoopBackOff")]
    [InlineData(139, 150, 140, "CrashLoopBackOff")]
    // And was never ready: its start took too long.
    [InlineData(143, 150, -5, "StartupProbeFailing")]
    [InlineData(130, 60, -5, "StartupProbeFailing")]
    public void Without_an_event_length_and_exit_code_tell(int code, int seconds, int unreadySince, string reason) =>
        Assert.Equal(reason, Decide(Pod(Given.End(code, seconds: seconds), unreadySince), []).Reason);

    [Fact]
    public void What_is_only_likely_is_told_so_until_the_event_comes()
    {
        var pod = Pod(Given.End(143, seconds: 150), 140);

        Assert.EndsWith(
            "container \"app\" was stopped (exit code 143), most likely because its liveness probe (HTTP /healthz on port 8080) failed",
            Decide(pod, []).Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "container \"app\" was restarted because its liveness probe (HTTP /healthz on port 8080) failed",
            Decide(pod, [Event("Killing", "Container app failed liveness probe, will be restarted", 140)]).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_cluster_has_forgotten_is_still_told()
    {
        var pod = Pod(Given.End(0, seconds: 150), 140);
        var told = Decide(pod, [Event("Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", 140)]);
        Assert.Equal("LivenessProbeFailing", told.Reason);
        Assert.EndsWith("failed: HTTP 500", told.Message, StringComparison.Ordinal);

        Assert.Equal(told, Decide(pod, [], before: told.Message));
        // A run too short for a liveness probe ended otherwise.
        Assert.Equal("CrashLoopBackOff", Decide(Pod(Given.End(0, seconds: 20), 10), [], before: told.Message).Reason);
    }

    [Theory]
    [InlineData(140, "LivenessProbeFailing")]
    [InlineData(20, "CrashLoopBackOff")]
    public void A_container_that_ends_well_was_stopped_only_if_the_probe_failed_just_before(int second, string reason) => Assert.Equal(
        reason,
        Decide(Pod(Given.End(0, seconds: 150), 140),
            [Event("Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", second)]).Reason);

    [Fact]
    public void A_worker_without_probes_is_ended_by_none()
    {
        void Worker(PythonServiceSpec spec) => (spec.Type, spec.Health) = ("Worker", null);

        Assert.Equal("CrashLoopBackOff", Decide(Pod(Given.End(143, seconds: 150)), [], Worker).Reason);
    }

    [Theory]
    [InlineData("liveness", "LivenessProbeFailing", "container \"proxy\" was restarted because its liveness probe failed")]
    [InlineData("startup", "StartupProbeFailing", "container \"proxy\" was restarted because its startup probe has not succeeded in time")]
    public void A_container_beside_the_application_is_told_without_its_probe(string probe, string reason, string words)
    {
        var verdict = Decide(
            Pod(Given.End(137, seconds: 50), name: "proxy"),
            [Event("Killing", $"Container proxy failed {probe} probe, will be restarted", 45, "proxy")]);

        Assert.Equal(reason, verdict.Reason);
        Assert.EndsWith(words, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probes_of_other_containers_say_nothing_about_the_application()
    {
        var theirs = Event("Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", 45, "proxy");

        Assert.Equal("CrashLoopBackOff", Decide(Pod(Given.End(143, seconds: 50), 40), [theirs]).Reason);
    }

    [Fact]
    public void A_start_that_took_too_long_is_past_when_the_next_one_succeeded()
    {
        var pod = Pod(Given.End(143, seconds: 60), change: container =>
        {
            container.Started = true;
            container.State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = At(61) } };
        });

        var verdict = Decide(pod, []);

        Assert.Equal("Progressing", verdict.Reason);
        Assert.Contains("readiness probe", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_out_of_memory_was_not_ended_by_its_probe() => Assert.Equal(
        "OOMKilled",
        Decide(Pod(Given.End(137, "OOMKilled", seconds: 150), 140),
            [Event("Killing", "Container app failed liveness probe, will be restarted", 140)]).Reason);

    [Fact]
    public void A_sidecar_that_started_is_not_told_as_an_init_container_that_has_to_end()
    {
        var pod = Pod(Given.End(0));
        var sidecar = Given.Pod("x", container => (container.Name, container.Started) = ("proxy", true)).Status.ContainerStatuses[0];
        pod.Status.InitContainerStatuses = [sidecar];
        pod.Status.ContainerStatuses[0].LastState = null;
        pod.Status.ContainerStatuses[0].Ready = true;

        Assert.EndsWith("container \"proxy\" runs, but is not ready", Decide(pod, []).Message, StringComparison.Ordinal);
    }
}
