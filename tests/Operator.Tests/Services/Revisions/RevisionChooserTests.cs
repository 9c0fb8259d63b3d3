using k8s.Models;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Tests.Services.Revisions;

public class RevisionChooserTests
{
    private static readonly InputsHash Inputs = new("1", "aaaaaaaaaaaa");
    private static readonly RevisionData Today = new("1", Inputs.Value, "shop:1", "2.0.0", "today's template");

    [Fact]
    public void The_first_revision_of_a_service_holds_todays_template()
    {
        Assert.Equal(new RevisionChoice("shop-aaaaaaaaaa", 1, Today, null), Choose());
    }

    [Fact]
    public void The_stored_template_stays_while_the_inputs_are_the_same()
    {
        var current = Stored(3, Inputs.Value, template: "older template");

        var choice = Choose(Stored(2, "bbbbbbbbbbbb"), current);

        Assert.Equal((current.Metadata.Name, 3L, "older template"), (choice.Name, choice.Number, choice.Data.Template));
    }

    [Fact]
    public void New_inputs_take_todays_template_and_the_next_number()
    {
        var choice = Choose(Stored(3, "bbbbbbbbbbbb"));

        Assert.Equal(("shop-aaaaaaaaaa", 4L, Today), (choice.Name, choice.Number, choice.Data));
        Assert.Equal("shop-bbbbbbbbbb", choice.Current!.Name);
    }

    [Fact]
    public void Inputs_of_earlier_days_take_their_stored_template_again()
    {
        var choice = Choose(Stored(4, "bbbbbbbbbbbb"), Stored(1, Inputs.Value, template: "older template"));

        Assert.Equal(("shop-aaaaaaaaaa", 5L, "older template"), (choice.Name, choice.Number, choice.Data.Template));
    }

    [Fact]
    public void A_revision_that_was_written_but_never_promoted_is_not_current()
    {
        var choice = Choose(Stored(0, Inputs.Value, template: "written before"), Stored(1, "bbbbbbbbbbbb"));

        Assert.Equal(("shop-bbbbbbbbbb", 2L, "written before"), (choice.Current!.Name, choice.Number, choice.Data.Template));
    }

    [Fact]
    public void Another_format_of_the_hash_alone_keeps_the_stored_template_under_a_new_name()
    {
        var choice = Choose(Stored(7, "bbbbbbbbbbbb", template: "older template", format: "0"));

        Assert.Equal(
            ("shop-aaaaaaaaaa", 8L, Today with { Template = "older template", Renderer = "1.0.0" }),
            (choice.Name, choice.Number, choice.Data));
    }

    [Fact]
    public void Another_format_together_with_another_image_is_a_change_by_people()
    {
        var choice = Choose(Stored(7, "bbbbbbbbbbbb", template: "older template", format: "0", image: "shop:0"));

        Assert.Equal(Today, choice.Data);
    }

    [Fact]
    public void What_another_service_of_this_name_left_and_what_is_none_of_ours_is_no_revision()
    {
        var foreign = Stored(9, Inputs.Value);
        foreign.Metadata.OwnerReferences = [new V1OwnerReference { Controller = true, Uid = "another" }];
        var strange = Stored(8, Inputs.Value);
        strange.Data = "something";

        Assert.Equal(1, Choose(foreign, strange).Number);
    }

    [Fact]
    public void The_newest_five_are_kept_and_the_chosen_one_however_old_it_is()
    {
        var all = Revision.Of(Enumerable.Range(1, 8).Select(number => Stored(number, $"{number}bbbbbbbbbbb")), "u1");

        Assert.Equal([3, 2, 1], RevisionChooser.Expired(all, chosen: "shop-8bbbbbbbbb").Select(revision => revision.Number));
        Assert.Equal([4, 3, 2], RevisionChooser.Expired(all, chosen: "shop-1bbbbbbbbb").Select(revision => revision.Number));
        Assert.Empty(RevisionChooser.Expired([.. all.Take(5)], chosen: "shop-8bbbbbbbbb"));
    }

    private static RevisionChoice Choose(params V1ControllerRevision[] stored) =>
        RevisionChooser.Choose("shop", Inputs, Today, Revision.Of(stored, "u1"));

    private static V1ControllerRevision Stored(
        long number, string inputs, string template = "some template", string format = "1", string image = "shop:1") => new()
        {
            Metadata = new V1ObjectMeta { Name = $"shop-{inputs[..10]}" },
            Revision = number,
            Data = new RevisionData(format, inputs, image, "1.0.0", template),
        };
}
