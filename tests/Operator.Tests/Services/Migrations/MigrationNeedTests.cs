using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Migrations;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>Which change of a service runs its migration.</summary>
public class MigrationNeedTests
{
    private static readonly CompletedMigration migration = new(["migrate"], 600);
    private static readonly string mark = MigrationJobBuilder.Mark(migration.Command);

    [Fact]
    public void The_first_revision_of_a_service_needs_it() => Assert.True(Needed(New("shop:1")));

    [Fact]
    public void Without_a_migration_nothing_does() =>
        Assert.False(MigrationNeed.Of(New("shop:2", Ran(1, "shop:1", mark)), migration: null));

    [Fact]
    public void Another_image_needs_it() => Assert.True(Needed(New("shop:2", Ran(1, "shop:1", mark))));

    [Fact]
    public void A_change_of_anything_else_does_not() => Assert.False(Needed(New("shop:1", Ran(1, "shop:1", mark))));

    [Fact]
    public void What_runs_already_does_not_whatever_the_command_is_now() =>
        Assert.False(Needed(Plan("aaaaaaaaaaaa", "shop:1", Ran(1, "shop:1", "another", inputs: "aaaaaaaaaaaa"))));

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public void The_next_change_after_another_command_does(string? before) => Assert.True(Needed(New("shop:1", Ran(1, "shop:1", before))));

    [Fact]
    public void An_image_that_has_run_before_does_not_as_its_schema_is_still_there()
    {
        Assert.False(Needed(New("shop:1", Ran(1, "shop:1", mark), Ran(2, "shop:2", mark))));
        Assert.True(Needed(New("shop:1", Ran(1, "shop:1", before: null), Ran(2, "shop:2", mark))));
    }

    [Fact]
    public void One_that_was_written_down_and_never_ran_does() =>
        Assert.True(Needed(Plan("aaaaaaaaaaaa", "shop:2", Ran(0, "shop:2", before: null, inputs: "aaaaaaaaaaaa"), Ran(1, "shop:1", mark))));

    [Fact]
    public void Another_commit_of_the_same_image_does()
    {
        var plan = New("shop:1", Ran(1, "shop:1", mark));
        var rebuilt = plan with { Choice = plan.Choice with { Data = plan.Choice.Data with { Commit = "4f2a9c1" } } };

        Assert.True(Needed(rebuilt));
    }

    [Fact]
    public void Inputs_that_are_only_hashed_in_another_way_do_not_and_stay_as_migrated_as_they_are()
    {
        var plan = Plan("aaaaaaaaaaaa", "shop:1", Ran(1, "shop:1", before: null, format: "0"));

        Assert.False(Needed(plan));
        Assert.Null(plan.Promoted(mark).Migrated);
    }

    [Fact]
    public void A_revision_remembers_the_command_of_the_day_on_which_it_began_to_run()
    {
        Assert.Equal(mark, New("shop:2", Ran(1, "shop:1", "another")).Promoted(mark).Migrated);
        var same = Plan("aaaaaaaaaaaa", "shop:1", Ran(1, "shop:1", "another", inputs: "aaaaaaaaaaaa"));
        Assert.Equal("another", same.Promoted(mark).Migrated);
    }

    [Fact]
    public void What_ran_before_keeps_its_number_while_it_waits()
    {
        var plan = Plan("aaaaaaaaaaaa", "shop:1", Ran(1, "shop:1", "another", inputs: "aaaaaaaaaaaa"), Ran(2, "shop:2", mark));

        Assert.Equal((1L, "another"), (plan.Pending.Number, plan.Pending.Migrated));
        Assert.Equal(Promotion.Candidate, New("shop:3", Ran(2, "shop:2", mark)).Pending.Number);
    }

    private static bool Needed(RevisionPlan plan) => MigrationNeed.Of(plan, migration);

    private static RevisionPlan New(string image, params V1ControllerRevision[] stored) => Plan("cccccccccccc", image, stored);

    private static RevisionPlan Plan(string inputs, string image, params V1ControllerRevision[] stored) => RevisionPlan.Of(
        "shop", new InputsHash("1", inputs), new RevisionData("1", inputs, image, "2.0.0", "template"), Revision.Of(stored, "u1"));

    private static V1ControllerRevision Ran(long number, string image, string? before, string? inputs = null, string format = "1")
    {
        inputs ??= $"{number}bbbbbbbbbbb";
        var hash = new InputsHash(format, inputs);
        return RevisionBuilder.Build(
            Defaults.Complete(Given.Shop()), hash.RevisionName("shop"), number,
            new RevisionData(format, inputs, image, "1.0.0", "template"), before);
    }
}
