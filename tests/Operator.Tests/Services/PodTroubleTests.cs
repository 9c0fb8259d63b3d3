using k8s.Models;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>What no cluster of ours records: what needs two moments, other containers, or a newer server.</summary>
public class PodTroubleTests
{
    private static Verdict Decide(IReadOnlyList<PodEvent> events, params V1Pod[] pods) => Judge.Decide(
        Given.Reached(Given.Shop()),
        Given.Seen(Given.Shop(), Given.Deployment(status => status.AvailableReplicas = 1), pods) with { Events = events });

    private static PodEvent Event(string reason, string message, int second) =>
        new("u-shop-1", reason, message, 1, Given.Noon.UtcDateTime.AddSeconds(second));

    private static V1Pod Pod(string name, int created, Action<V1ContainerStatus>? change = null, string template = "a")
    {
        var pod = Given.Pod(name, change);
        pod.Metadata.Uid = $"u-{name}";
        pod.Metadata.CreationTimestamp = Given.Noon.UtcDateTime.AddSeconds(created);
        pod.Metadata.Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["pod-template-hash"] = template };
        return pod;
    }

    private static V1Pod Evicted(string name, int created)
    {
        var pod = Pod(name, created);
        (pod.Status.Phase, pod.Status.Reason, pod.Status.Message) = ("Failed", "Evicted", "The node was low on resource: memory. ");
        return pod;
    }

    private static V1Pod Turned(V1Pod pod, string ready, int second)
    {
        pod.Status.Conditions =
        [
            new V1PodCondition { Type = "ContainersReady", Status = ready, LastTransitionTime = Given.Noon.UtcDateTime.AddSeconds(second) },
        ];
        return pod;
    }

    private static void Running(V1ContainerStatus container) =>
        (container.Started, container.State) =
            (true, new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = Given.Noon.UtcDateTime } });

    [Fact]
    public void An_evicted_pod_is_told_until_a_later_one_has_been_ready()
    {
        var verdict = Decide([], Evicted("shop-1", 0), Pod("shop-2", 10));
        Assert.Equal(("Evicted", "pod shop-1 was evicted: The node was low on resource: memory"), (verdict.Reason, verdict.Message));

        Assert.Equal("Progressing", Decide([], Evicted("shop-1", 0), Turned(Pod("shop-2", 10), "True", 20)).Reason);
        Assert.Equal("Evicted", Decide([], Evicted("shop-1", 10), Turned(Pod("shop-2", 0), "True", 5)).Reason);
    }

    [Fact]
    public void A_crash_before_the_container_was_ready_is_past()
    {
        void Crashed(V1ContainerStatus container)
        {
            Running(container);
            container.LastState = new V1ContainerState { Terminated = Given.End(3) };
        }

        Assert.Equal("CrashLoopBackOff", Decide([], Turned(Pod("shop-1", 0, Crashed), "False", 2)).Reason);
        Assert.Equal("ReadinessProbeFailing", Decide([], Turned(Pod("shop-1", 0, Crashed), "False", 60)).Reason);
    }

    [Theory]
    [InlineData(143, 58, -5, "StartupProbeFailing")]
    [InlineData(137, 240, -5, "StartupProbeFailing")]
    [InlineData(0, 90, -5, "StartupProbeFailing")]
    [InlineData(143, 40, -5, "CrashLoopBackOff")]
    [InlineData(143, 90, 70, "CrashLoopBackOff")]
    [InlineData(1, 90, -5, "CrashLoopBackOff")]
    public void A_start_that_took_too_long_is_told_apart_from_other_ends(int exitCode, int seconds, int notReadySince, string reason)
    {
        var pod = Pod(
            "shop-1", 0,
            container => container.LastState = new V1ContainerState { Terminated = Given.End(exitCode, seconds: seconds) });

        Assert.Equal(reason, Decide([], Turned(pod, "False", notReadySince)).Reason);
    }

    [Fact]
    public void A_run_that_a_liveness_probe_ended_had_started()
    {
        var pod = Pod("shop-1", 0, container => container.LastState = new V1ContainerState { Terminated = Given.End(143, seconds: 200) });

        var verdict = Decide(
            [Event("Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", 150)],
            Turned(pod, "False", -5));

        Assert.Equal("LivenessProbeFailing", verdict.Reason);
    }

    [Fact]
    public void Pods_of_the_newest_template_are_told_first()
    {
        var crash = Pod(
            "shop-1", 0,
            container => container.LastState = new V1ContainerState { Terminated = Given.End(3) },
            template: "old");

        var verdict = Decide([], crash, Pod("shop-2", 10, template: "new"));

        Assert.Equal("Progressing", verdict.Reason);
        Assert.Contains("pod shop-2", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_volume_that_was_mounted_after_all_is_not_told()
    {
        void Creating(V1ContainerStatus container) =>
            container.State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = "ContainerCreating" } };
        var failed = Event("FailedMount", "MountVolume.SetUp failed for volume \"db\" : secret \"db\" not found", 1);
        var summary = Event("FailedMount",
            "Unable to attach or mount volumes: unmounted volumes=[db], unattached volumes=[x db]: timed out", 9);

        var verdict = Decide([summary, failed], Pod("shop-1", 0, Creating));
        Assert.Equal(
            ("FailedMount",
             "pod shop-1: a volume cannot be mounted: MountVolume.SetUp failed for volume \"db\": secret \"db\" not found"),
            (verdict.Reason, verdict.Message));
        Assert.Equal(
            "pod shop-1: a volume cannot be mounted: Unable to attach or mount volumes: unmounted volumes=[db]",
            Decide([summary], Pod("shop-1", 0, Creating)).Message);
        Assert.Equal("Progressing", Decide([failed, Event("Pulling", "Pulling image", 3)], Pod("shop-1", 0, Creating)).Reason);
    }

    [Fact]
    public void An_init_container_that_fails_is_named_with_its_last_words()
    {
        var pod = Given.Pod(
            "shop-1",
            container => container.State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = "PodInitializing" } });
        pod.Status.InitContainerStatuses = [Given.Pod("x").Status.ContainerStatuses[0]];
        pod.Status.InitContainerStatuses[0].Name = "prepare";
        Assert.EndsWith("init container \"prepare\" has not ended yet", Decide([], pod).Message, StringComparison.Ordinal);

        pod.Status.InitContainerStatuses[0].State =
            new V1ContainerState { Terminated = Given.End(1, message: "no schema\ntoken=hunter2\n") };

        var verdict = Decide([], pod);
        Assert.Equal(
            ("CrashLoopBackOff",
             "pod shop-1: init container \"prepare\" ends with exit code 1: \"token=***\"; see kubectl logs --previous"),
            (verdict.Reason, verdict.Message));
    }

    [Fact]
    public void A_command_line_that_was_written_as_one_word_is_told_without_its_secrets()
    {
        var words =
            "failed to create containerd task: exec: \"shop --password=hunter2 --port 80\": executable file not found in $PATH: unknown";
        var pod = Pod(
            "shop-1", 0,
            container => container.LastState = new V1ContainerState { Terminated = Given.End(128, "StartError", words) });

        var verdict = Decide([], pod);

        Assert.Equal("StartError", verdict.Reason);
        Assert.Contains("cannot start: exec: \"shop --password=***", verdict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", verdict.Message, StringComparison.Ordinal);
        Assert.EndsWith("executable file not found in $PATH; correct its command or the image", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_an_admission_webhook_are_told_beside_the_deadline()
    {
        var deployment = Given.Deployment(status =>
        {
            status.AvailableReplicas = status.ReadyReplicas = 0;
            status.Conditions =
            [
                Given.Condition("Progressing", "False", "ProgressDeadlineExceeded"),
                Given.Condition("ReplicaFailure", "True", "FailedCreate",
                    "admission webhook \"enforce.pods.pyops.dev\" denied the request: has no tag"),
            ];
        });

        var verdict = Judge.Decide(Given.Reached(Given.Shop()), Given.Seen(Given.Shop(), deployment));

        Assert.Equal(
            new Verdict(
                VerdictState.Stalled, "FailedCreate",
                "pods cannot be created: admission webhook \"enforce.pods.pyops.dev\" denied the request: has no tag")
            {
                Deadline = "no progress within 600 s (0 of 2 pods are ready); "
                    + "pods cannot be created: admission webhook \"enforce.pods.pyops.dev\" denied the request: has no tag",
            },
            verdict);
    }
}
