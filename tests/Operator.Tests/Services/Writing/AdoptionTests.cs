using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Tests.Services.Writing;

public class AdoptionTests
{
    private static readonly CompletedService Shop = Defaults.Complete(Given.Shop());

    private static V1Deployment Ours() => Children.Build(Shop, new ClusterFacts(false, "init:1")).Deployment;

    private static ChildFailure? Failure(V1Deployment live) =>
        Adoption.Conflict(Shop, "Deployment", live.Metadata, live.Spec.Selector.MatchLabels);

    private static string? Conflict(V1Deployment live) => Failure(live)?.Message;

    [Fact]
    public void What_we_made_is_ours() => Assert.Null(Conflict(Ours()));

    [Fact]
    public void An_orphan_of_ours_is_taken_back()
    {
        var orphan = Ours();
        orphan.Metadata.OwnerReferences = null;

        Assert.Null(Conflict(orphan));
    }

    [Fact]
    public void An_object_of_another_controller_is_left_alone()
    {
        var foreign = Ours();
        (foreign.Metadata.OwnerReferences[0].Uid, foreign.Metadata.OwnerReferences[0].Kind) = ("somebody else", "Shop");

        Assert.Contains("belongs to Shop \"shop\"", Conflict(foreign), StringComparison.Ordinal);
        Assert.True(Failure(foreign)!.IsFinal);
    }

    [Theory]
    [InlineData("pyops.dev/v1alpha1", "PythonService", "shop", true)]
    [InlineData("pyops.dev/v1", "PythonService", "shop", true)]
    [InlineData("pyops.dev/v1alpha1", "PythonService", "other", false)]
    [InlineData("pyops.dev/v1alpha1", "RuntimePolicy", "shop", false)]
    [InlineData("example.com/v1alpha1", "PythonService", "shop", false)]
    public void What_our_predecessor_left_is_waited_for(string version, string kind, string name, bool waits)
    {
        var theirs = Ours();
        var owner = theirs.Metadata.OwnerReferences[0];
        (owner.Uid, owner.ApiVersion, owner.Kind, owner.Name) = ("deleted", version, kind, name);

        var failure = Failure(theirs)!;

        Assert.Equal((waits, waits ? "Progressing" : "NameConflict"), (failure.Waits, failure.Reason));
        Assert.NotEqual(waits, failure.IsFinal);
        var verdict = Judge.Decide(Given.Reached(Given.Shop(), failure), Given.Seen(Given.Shop()));
        Assert.Equal(waits, verdict.State == VerdictState.Reconciling);
        Assert.Equal(waits ? 5 : 60, Given.Reached(Given.Shop(), failure).LooksAgain!.Value.TotalSeconds);
    }

    [Fact]
    public void An_object_that_people_made_is_left_alone()
    {
        var foreign = Ours();
        foreign.Metadata.OwnerReferences = null;
        foreign.Metadata.Labels = null;

        Assert.Contains("was not made by PyOps", Conflict(foreign), StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_without_a_selector_is_known_by_owner_and_label()
    {
        var live = Ours();
        live.Spec.Selector = new();
        Assert.Null(Adoption.Conflict(Shop, "Ingress", live.Metadata));

        live.Metadata.OwnerReferences = null;
        live.Metadata.Labels[ApiNames.ServiceLabel] = "other";
        Assert.Contains("was not made by PyOps", Adoption.Conflict(Shop, "Ingress", live.Metadata)!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.com/app", "other")]
    [InlineData(ApiNames.RoleLabel, "other")]
    [InlineData(ApiNames.ServiceLabel, null)]
    public void What_is_ours_and_selects_other_pods_has_drifted_and_is_ours_still(string label, string? value)
    {
        var drifted = Ours();
        if (value is null)
            drifted.Spec.Selector.MatchLabels.Remove(label);
        else
            drifted.Spec.Selector.MatchLabels[label] = value;

        Assert.Null(Conflict(drifted));
    }

    [Fact]
    public void An_object_that_selects_other_pods_is_left_alone()
    {
        var foreign = Ours();
        foreign.Metadata.OwnerReferences = null;
        foreign.Spec.Selector.MatchLabels.Remove(ApiNames.RoleLabel);

        Assert.Contains("selects other pods", Conflict(foreign), StringComparison.Ordinal);
    }
}
