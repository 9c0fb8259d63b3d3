using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>What Ready says while a revision waits for its migration.</summary>
public class MigrationVerdictTests
{
    private static readonly V1Job job = new() { Metadata = new V1ObjectMeta { Name = "shop-j", Uid = "j1" } };

    [Fact]
    public void What_runs_meanwhile_is_told() => Assert.Equal(
        (VerdictState.Reconciling, "MigrationRunning", "it runs; revision shop-1 runs meanwhile"),
        Told(Given.Seen(Given.Shop(), Given.Deployment())));

    [Fact]
    public void Trouble_of_what_runs_meanwhile_is_told_too() => Assert.Equal(
        "it runs; revision shop-1 runs meanwhile: 1 of 2 pods are ready",
        Told(Given.Seen(Given.Shop(), Given.Deployment(status => (status.ReadyReplicas, status.AvailableReplicas) = (1, 1)))).Message);

    [Fact]
    public void Before_the_first_nothing_runs() => Assert.Equal(
        "it runs; nothing runs before it has ended well", Told(Given.Seen(Given.Shop()), current: null).Message);

    [Fact]
    public void One_that_failed_waits_for_a_person() => Assert.All(
        [MigrationPhase.Failed, MigrationPhase.TimedOut],
        phase => Assert.Equal(VerdictState.Stalled, Told(Given.Seen(Given.Shop(), Given.Deployment()), phase: phase).State));

    [Fact]
    public void A_pod_that_cannot_start_is_told()
    {
        var pod = Given.Pod("shop-j-x", status => status.State = new V1ContainerState
        {
            Waiting = new V1ContainerStateWaiting { Reason = "CreateContainerConfigError", Message = "secret \"db\" not found" },
        });
        pod.Metadata.Labels = new Dictionary<string, string> { ["job-name"] = "shop-j" };
        var seen = Given.Seen(Given.Shop(), Given.Deployment()) with { MigrationPods = [pod] };

        Assert.Equal(
            "it runs; pod shop-j-x: container \"app\" cannot be configured: secret \"db\" not found; revision shop-1 runs meanwhile",
            Told(seen).Message);
        Assert.Null(Judge.AsksAbout(Reached(), seen));
    }

    [Theory]
    [InlineData("Error creating: pods \"shop-j-8xk2p\" is forbidden: ")]
    [InlineData("Error creating: ")]
    public void A_pod_that_is_not_let_in_is_told_in_the_servers_words_and_the_same_each_time(string before)
    {
        const string Quota = "exceeded quota: none, requested: pods=1, used: pods=0, limited: pods=0";
        var seen = Given.Seen(Given.Shop(), Given.Deployment()) with
        {
            Events = [new PodEvent("j1", "FailedCreate", before + Quota, 1, DateTime.UnixEpoch)],
        };

        Assert.Equal($"it runs; its pod cannot be created: {Quota}; revision shop-1 runs meanwhile", Told(seen).Message);
        Assert.Same(job, Judge.AsksAbout(Reached(), seen));
    }

    private static Convergence Reached(string? current = "shop-1", MigrationPhase phase = MigrationPhase.Runs) =>
        (Given.Reached(Given.Shop()) with
        {
            Migration = new MigrationState(phase, job) { HoldsBack = true },
            Revision = new RevisionState(current, "shop-2"),
        }).With(new V1Condition { Type = ConditionTypes.Migrated, Status = "False", Reason = "MigrationRunning", Message = "it runs" });

    private static (VerdictState State, string Reason, string Message) Told(
        Observation seen, string? current = "shop-1", MigrationPhase phase = MigrationPhase.Runs)
    {
        var verdict = Judge.Decide(Reached(current, phase), seen);
        return (verdict.State, verdict.Reason, verdict.Message);
    }
}
