using k8s.Models;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>What status says while spec.paused is true.</summary>
public class PausedTests
{
    [Fact]
    public void A_paused_service_without_pods_says_what_to_do()
    {
        var reached = Given.Reached(Given.Shop()) with { Paused = true };

        Assert.Equal("Paused", Judge.Decide(reached, Given.Seen(Given.Shop())).Reason);
    }

    [Fact]
    public void A_paused_service_whose_spec_is_not_applied_is_not_ready_however_well_its_pods_are()
    {
        var reached = Given.Reached(Given.Shop()) with
        {
            Paused = true,
            Unapplied = ["revision shop-2 waits", "Deployment \"shop\" differs in spec.template"],
        };

        Assert.Equal(
            new Verdict(
                VerdictState.Stalled, "Paused",
                "spec.paused is true, so the spec is not applied (revision shop-2 waits, and 1 more): "
                    + "set it to false; 2 of 2 pods are ready"),
            Judge.Decide(reached, Given.Seen(Given.Shop(), Given.Deployment())));
    }

    [Fact]
    public void A_paused_service_whose_spec_is_what_runs_is_as_its_pods_are_and_STATUS_says_Paused()
    {
        var reached = Given.Reached(Given.Shop()) with { Paused = true };

        Assert.Equal(
            new Verdict(VerdictState.Ready, "Paused", "spec.paused is true, so nothing is changed; 2 of 2 pods are ready"),
            Judge.Decide(reached, Given.Seen(Given.Shop(), Given.Deployment())));
        var broken = Judge.Decide(
            reached,
            Given.Seen(
                Given.Shop(),
                Given.Deployment(status => status.AvailableReplicas = 1),
                Given.Pod("shop-1", c => c.State = new V1ContainerState { Waiting = new() { Reason = "ErrImagePull" } })));
        Assert.Equal((VerdictState.Reconciling, "Paused"), (broken.State, broken.Reason));
        Assert.Contains("cannot be pulled", broken.Message, StringComparison.Ordinal);
    }
}
