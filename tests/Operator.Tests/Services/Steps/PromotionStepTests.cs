using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Tests.Services.Steps;

public class PromotionStepTests
{
    [Fact]
    public void A_template_that_is_todays_has_no_condition() =>
        Assert.Null(PromotionStep.RefreshAvailable(new RevisionState("shop-1")));

    [Fact]
    public void An_older_template_is_told_with_the_field_and_the_annotation_that_takes_todays()
    {
        var condition = PromotionStep.RefreshAvailable(new RevisionState("shop-1", Outdated: "spec.containers[app].env"))!;

        Assert.Equal(("RefreshAvailable", "True", "TemplateDiffers"), (condition.Type, condition.Status, condition.Reason));
        Assert.Contains("in spec.containers[app].env;", condition.Message, StringComparison.Ordinal);
        Assert.Contains("pyops.dev/refresh", condition.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_names_the_revision_that_runs_and_the_one_that_should()
    {
        var shop = Given.Shop();
        var reached = Given.Reached(shop);

        Assert.Null(
            StatusBuilder.Build(reached with { Revision = new RevisionState(Current: null) }, Given.Seen(shop), Given.Noon).Revision);
        var status = StatusBuilder.Build(reached with { Revision = new RevisionState("shop-1", "shop-2") }, Given.Seen(shop), Given.Noon);
        Assert.Equal(("shop-1", "shop-2"), (status.Revision!.Current, status.Revision.Pending));
    }
}
