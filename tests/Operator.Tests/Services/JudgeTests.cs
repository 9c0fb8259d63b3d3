using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

public class JudgeTests
{
    private static Verdict Decide(V1Deployment? deployment, params V1Pod[] pods) =>
        Judge.Decide(Given.Reached(Given.Shop()), Given.Seen(Given.Shop(), deployment, pods));

    [Fact]
    public void A_finished_rollout_is_ready()
    {
        Assert.Equal(new Verdict(VerdictState.Ready, "Running", "2 of 2 pods are ready"), Decide(Given.Deployment()));
    }

    [Fact]
    public void A_deployment_that_its_controller_has_not_seen_yet_is_progress()
    {
        Assert.Equal(VerdictState.Reconciling, Decide(Given.Deployment(status => status.ObservedGeneration = 1)).State);
    }

    [Fact]
    public void Old_pods_that_still_have_to_go_are_progress()
    {
        var verdict = Decide(Given.Deployment(status => (status.Replicas, status.UpdatedReplicas) = (3, 2)));

        Assert.Equal(new Verdict(VerdictState.Reconciling, "Progressing", "2 of 2 pods are ready, 1 old to be removed"), verdict);
    }

    [Fact]
    public void Zero_replicas_are_ready_and_say_so()
    {
        var deployment = Given.Deployment(
            s => (s.Replicas, s.UpdatedReplicas, s.ReadyReplicas, s.AvailableReplicas) = (null, null, null, null));
        deployment.Spec.Replicas = 0;

        Assert.Equal("ScaledToZero", Decide(deployment).Reason);
    }

    [Fact]
    public void Errors_of_the_spec_stall_and_name_every_field()
    {
        var reached = Given.Refused(
            Given.Shop(), new FieldError("spec.port", "80 is below 1024"), new FieldError("spec.image", "\"x\" has no tag"));

        var verdict = Judge.Decide(reached, Given.Seen(Given.Shop(), Given.Deployment()));

        Assert.Equal(
            new Verdict(VerdictState.Stalled, "InvalidSpec", "spec.port: 80 is below 1024; spec.image: \"x\" has no tag"), verdict);
    }

    [Fact]
    public void A_passed_deadline_stalls_and_the_cause_stays_the_reason()
    {
        var deployment = Given.Deployment(status =>
        {
            status.AvailableReplicas = status.ReadyReplicas = 1;
            status.Conditions = [Given.Condition("Progressing", "False", "ProgressDeadlineExceeded")];
        });

        var verdict = Decide(deployment, Given.Pod("shop-1", c => c.State = Waiting("ErrImagePull")));

        Assert.Equal(
            (VerdictState.Stalled, "ImagePullBackOff", "ProgressDeadlineExceeded"),
            (verdict.State, verdict.Reason, verdict.StalledReason));
        Assert.StartsWith("pod shop-1: container \"app\": image", verdict.Message, StringComparison.Ordinal);
        Assert.Equal($"no progress within 600 s (1 of 2 pods are ready); {verdict.Message}", verdict.StalledMessage);
    }

    [Fact]
    public void A_passed_deadline_without_a_cause_is_the_reason_itself()
    {
        var deployment = Given.Deployment(status =>
        {
            status.AvailableReplicas = status.ReadyReplicas = 1;
            status.Conditions = [Given.Condition("Progressing", "False", "ProgressDeadlineExceeded")];
        });

        var verdict = Decide(deployment, Given.Pod("shop-1"));

        Assert.Equal(("ProgressDeadlineExceeded", "ProgressDeadlineExceeded"), (verdict.Reason, verdict.StalledReason));
        Assert.StartsWith(
            "no progress within 600 s (1 of 2 pods are ready); pod shop-1: container \"app\" is starting",
            verdict.Message, StringComparison.Ordinal);
        Assert.Equal(verdict.Message, verdict.StalledMessage);
    }

    [Fact]
    public void A_deadline_of_an_older_generation_is_not_told()
    {
        var deployment = Given.Deployment(status =>
        {
            status.ObservedGeneration = 1;
            status.Conditions = [Given.Condition("Progressing", "False", "ProgressDeadlineExceeded")];
        });

        Assert.Equal("Progressing", Decide(deployment).Reason);
    }

    [Fact]
    public void A_quota_that_keeps_pods_from_being_made_is_told_in_its_own_words()
    {
        var deployment = Given.Deployment(status =>
        {
            status.AvailableReplicas = status.ReadyReplicas = 0;
            status.Conditions =
                [Given.Condition("ReplicaFailure", "True", "FailedCreate", "pods \"shop-1\" is forbidden: exceeded quota: small")];
        });

        Assert.Equal(
            new Verdict(
                VerdictState.Reconciling, "FailedCreate",
                "pods cannot be created: pods \"shop-1\" is forbidden: exceeded quota: small"),
            Decide(deployment));
    }

    [Fact]
    public void A_service_without_a_health_path_is_told_so_where_people_look()
    {
        var shop = Given.Shop(spec => spec.Health = null);

        var verdict = Judge.Decide(Given.Reached(shop), Given.Seen(shop, Given.Deployment()));

        Assert.StartsWith("2 of 2 pods are ready; hint: without spec.health.path", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_final_failure_is_told_before_one_that_may_pass()
    {
        var reached = Given.Reached(
            Given.Shop(),
            new ChildFailure("ApplyFailed", "later", new IOException()),
            new ChildFailure("NameConflict", "in the way", Cause: null));

        Assert.Equal(new Verdict(VerdictState.Stalled, "NameConflict", "in the way"), Judge.Decide(reached, Given.Seen(Given.Shop())));
    }

    private static V1ContainerState Waiting(string reason, string? message = null) =>
        new() { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } };

    public static TheoryData<string, string, string> Pods => new()
    {
        { "pull", "ImagePullBackOff", "image \"example.com/shop:1\" cannot be pulled" },
        { "config", "CreateContainerConfigError", "secret \"shop-db\" not found" },
        { "no such command", "StartError", "cannot start: exec: \"nope\": executable file not found in $PATH; correct its command" },
        { "crash, waiting", "CrashLoopBackOff", "ends with exit code 3" },
        { "crash, running again", "CrashLoopBackOff", "ends with exit code 3" },
        { "crash, just ended", "CrashLoopBackOff", "ends with exit code 3" },
        { "too much memory", "OOMKilled", "raise spec.resources.limits.memory" },
        { "nobody listens", "StartupProbeFailing", "must listen on 0.0.0.0:8080 (PORT) within 60 s" },
        { "starting", "Progressing", "is starting; its startup probe (HTTP /healthz on port 8080) has not succeeded yet" },
    };

    [Theory]
    [MemberData(nameof(Pods))]
    public void The_worst_pod_is_explained(string what, string reason, string words)
    {
        var pod = Given.Pod("shop-1", container => Shape(what, container));

        var verdict = Decide(Given.Deployment(status => status.AvailableReplicas = 1), pod, Given.Pod("shop-0"));

        Assert.Equal((VerdictState.Reconciling, reason), (verdict.State, verdict.Reason));
        Assert.Contains(words, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_that_started_but_is_not_ready_names_its_readiness_probe()
    {
        var verdict = Decide(
            Given.Deployment(status => status.AvailableReplicas = 1),
            Given.Pod("shop-1", container => container.Started = true));

        Assert.Equal("Progressing", verdict.Reason);
        Assert.EndsWith("its readiness probe (HTTP /healthz on port 8080) does not succeed", verdict.Message, StringComparison.Ordinal);
    }

    private static void Shape(string what, V1ContainerStatus container)
    {
        var crash = Given.End(exitCode: 3);
        (container.State, container.LastState) = what switch
        {
            "pull" => (Waiting("ImagePullBackOff"), null),
            "config" => (Waiting("CreateContainerConfigError", "secret \"shop-db\" not found"), null),
            "no such command" => (Waiting("CrashLoopBackOff"), new V1ContainerState
            {
                Terminated = Given.End(128, "StartError",
                    "failed to create containerd task: exec: \"nope\": executable file not found in $PATH: unknown"),
            }),
            "crash, waiting" => (Waiting("CrashLoopBackOff", "back-off 20s"), new V1ContainerState { Terminated = crash }),
            "crash, running again" => (container.State, new V1ContainerState { Terminated = crash }),
            "crash, just ended" => (new V1ContainerState { Terminated = crash }, null),
            "too much memory" => (container.State, new V1ContainerState { Terminated = Given.End(137, "OOMKilled") }),
            "nobody listens" => (container.State, new V1ContainerState { Terminated = Given.End(137, seconds: 90) }),
            _ => (container.State, (V1ContainerState?)null),
        };
    }
}
