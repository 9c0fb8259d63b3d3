using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>Migrations from the edit to the roll-out, with what comes between.</summary>
public sealed class MigrationStoryTests : IDisposable
{
    private World world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_write_an_operator_ends_where_it_would_have_and_migrates_once(bool afterTheWrite)
    {
        await Play();
        var (all, objects) = (world.Server.Writes.Count, world.Server.Api.Requests.Count);
        Assert.InRange(all, 12, objects);

        for (var write = 1; write <= all; write++)
        {
            world.Dispose();
            world = new World { Server = { KillAt = write, KillsAfter = afterTheWrite } };
            await Play();
            Assert.True(world.Server.HasKilled);
        }
    }

    [Fact]
    public async Task A_newer_edit_waits_for_the_Job_of_an_older_one_which_is_never_rolled_out()
    {
        await Running();
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();
        world.Edit(spec => spec.Image = "example.com/shop:3");
        await world.UntilQuiet();

        Assert.Equal((2, "example.com/shop:1"), (world.Server.JobsMade, world.Runs));
        Assert.Equal(Reasons.MigrationWaits, world.Condition("Ready")!.Reason);
        Assert.Contains("still runs in Job", world.Condition("Ready")!.Message, StringComparison.Ordinal);
        world.Server.EndJob();
        await world.UntilQuiet();
        Assert.Equal((3, "example.com/shop:1"), (world.Server.JobsMade, world.Runs));
        world.Server.EndJob();
        await world.UntilQuiet();
        Assert.Equal((3, "example.com/shop:3"), (world.Server.JobsMade, world.Runs));
    }

    [Fact]
    public async Task An_edit_back_goes_on_at_once_and_leaves_the_Job_alone()
    {
        await Running();
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();
        world.Edit(spec => spec.Image = "example.com/shop:1");
        await world.UntilQuiet();

        Assert.Equal(Reasons.Progressing, world.Condition("Ready")!.Reason);
        Assert.Equal(Reasons.MigrationWaits, world.Condition("Migrated")!.Reason);
        world.Server.EndJob();
        await world.UntilQuiet();
        Assert.Equal((2, "example.com/shop:1", "True"), (world.Server.JobsMade, world.Runs, world.Condition("Migrated")!.Status));
    }

    [Theory]
    [InlineData("Failed", "BackoffLimitExceeded", Reasons.MigrationFailed)]
    [InlineData("Failed", "DeadlineExceeded", Reasons.MigrationTimedOut)]
    public async Task What_fails_is_tried_again_by_an_edit_or_when_its_Job_is_deleted_and_not_before(string type, string job, string reason)
    {
        await Running();
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();
        world.Server.EndJob(type, job);
        await world.UntilQuiet();
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.UntilQuiet();

        Assert.Equal((2, "example.com/shop:1"), (world.Server.JobsMade, world.Runs));
        Assert.Equal((reason, "True"), (world.Condition("Ready")!.Reason, world.Condition("Stalled")!.Status));
        world.Server.DeleteJobs();
        await world.UntilQuiet();
        Assert.Equal((3, Reasons.MigrationRunning), (world.Server.JobsMade, world.Condition("Ready")!.Reason));
        world.Server.EndJob(type, job);
        await world.UntilQuiet();
        world.Edit(spec => spec.Migration!.Command = ["migrate", "again"]);
        await world.UntilQuiet();
        Assert.Equal(4, world.Server.JobsMade);
        world.Server.EndJob();
        await world.UntilQuiet();
        Assert.Equal((4, "example.com/shop:2"), (world.Server.JobsMade, world.Runs));
    }

    [Fact]
    public async Task A_Job_that_is_lost_is_told_and_made_again_after_a_while()
    {
        await Running();
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();
        world.Server.DeleteJobs();
        await world.UntilQuiet();

        Assert.Equal((2, Reasons.MigrationLost), (world.Server.JobsMade, world.Condition("Ready")!.Reason));
        world.Time.Advance(TimeSpan.FromSeconds(29));
        await world.UntilQuiet();
        Assert.Equal(2, world.Server.JobsMade);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.UntilQuiet();
        Assert.Equal((3, Reasons.MigrationRunning), (world.Server.JobsMade, world.Condition("Ready")!.Reason));
    }

    [Theory]
    [InlineData("Running", false)]
    [InlineData("Running", true)]
    [InlineData("Pending", false)]
    [InlineData("Unknown", true)]
    public async Task A_pod_that_still_ends_is_waited_for(string phase, bool isDeleted)
    {
        await Running();
        var pod = Given.Pod("shop-x");
        pod.Status.Phase = phase;
        pod.Metadata.DeletionTimestamp = isDeleted ? DateTime.UnixEpoch : null;
        world.Server.Pods.Add(pod);
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();

        Assert.Equal(1, world.Server.JobsMade);
        Assert.StartsWith("pod shop-x of an earlier migration", world.Condition("Ready")!.Message, StringComparison.Ordinal);
        pod.Status.Phase = "Failed";
        await world.UntilQuiet();
        Assert.Equal(2, world.Server.JobsMade);
    }

    [Fact]
    public async Task A_pod_that_goes_before_it_has_begun_is_not()
    {
        await Running();
        var pod = Given.Pod("shop-x");
        (pod.Status.Phase, pod.Metadata.DeletionTimestamp) = ("Pending", DateTime.UnixEpoch);
        world.Server.Pods.Add(pod);
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();

        Assert.Equal(2, world.Server.JobsMade);
    }

    [Fact]
    public async Task After_the_promotion_nothing_of_it_is_needed_any_more()
    {
        await Running();
        world.Server.DeleteJobs();
        await world.UntilQuiet();
        world.Edit(spec => spec.Env = [new() { Name = "A", Value = "1" }]);
        await world.UntilQuiet();

        Assert.Equal((1, "True"), (world.Server.JobsMade, world.Condition("Migrated")!.Status));
    }

    /// <summary>The whole life of a service up to its second image.</summary>
    private async Task Play()
    {
        await Running();
        world.Edit(spec => spec.Image = "example.com/shop:2");
        await world.UntilQuiet();
        Assert.Equal("example.com/shop:1", world.Runs);
        world.Server.EndJob();
        await world.UntilQuiet();
        Assert.Equal((2, "example.com/shop:2"), (world.Server.Of<V1Job>().Count, world.Runs));
        Assert.Equal([1, 2], world.Server.Of<V1ControllerRevision>().Select(revision => revision.Revision!.Value).Order());
    }

    /// <summary>Up to its first.</summary>
    private async Task Running()
    {
        await world.UntilQuiet();
        Assert.Null(world.Runs);
        world.Server.EndJob();
        await world.UntilQuiet();
        Assert.Equal("example.com/shop:1", world.Runs);
    }
}
