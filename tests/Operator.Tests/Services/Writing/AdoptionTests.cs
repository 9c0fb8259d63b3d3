using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Tests.Services.Writing;

public class AdoptionTests
{
    private static readonly CompletedService Shop = Defaults.Complete(Given.Shop());

    private static V1Deployment Ours() => Children.Build(Shop, new ClusterFacts(false, "init:1")).Deployment;

    private static string? Conflict(V1Deployment live) =>
        Adoption.Conflict(Shop, "Deployment", live.Metadata, live.Spec.Selector.MatchLabels);

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
        foreign.Metadata.OwnerReferences[0].Uid = "somebody else";

        Assert.Contains("belongs to PythonService \"shop\"", Conflict(foreign), StringComparison.Ordinal);
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
        Assert.Contains("was not made by PyOps", Adoption.Conflict(Shop, "Ingress", live.Metadata), StringComparison.Ordinal);
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
