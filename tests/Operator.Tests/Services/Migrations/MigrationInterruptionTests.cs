using System.Net;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>What else happens to a service in each phase of a migration.</summary>
public sealed class MigrationInterruptionTests : IDisposable
{
    private readonly World world = new();

    /// <summary>What comes before: nothing yet, a Job that runs, one that has just succeeded, one that has failed.</summary>
    public enum Phase
    {
        Edited,
        Running,
        Succeeded,
        Failed,
    }

    public static TheoryData<Phase> Phases { get; } = [.. Enum.GetValues<Phase>()];

    public void Dispose() => world.Dispose();

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Paused_nothing_is_made_and_afterwards_all_goes_on(Phase phase)
    {
        await Reach(phase);
        world.Edit(spec => spec.Paused = true);
        var before = Writes();
        await world.UntilQuiet();

        Assert.Equal(before, Writes());
        Assert.Equal(("Paused", "example.com/shop:1"), (world.Condition("Ready")!.Reason, world.Runs));
        Assert.Equal(Told(phase), world.Condition("Migrated")!.Reason);

        world.Edit(spec => spec.Paused = false);
        await world.UntilQuiet();
        await Finish(phase);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_spec_that_makes_no_sense_changes_nothing_and_afterwards_all_goes_on(Phase phase)
    {
        await Reach(phase);
        await world.UntilQuiet();
        if (phase == Phase.Succeeded)
            return;
        var told = world.Condition("Migrated")!.Reason;
        world.Edit(spec => spec.Port = 1);
        var before = Writes();
        await world.UntilQuiet();

        Assert.Equal(before, Writes());
        Assert.Equal(("InvalidSpec", told), (world.Condition("Ready")!.Reason, world.Condition("Migrated")!.Reason));

        world.Edit(spec => spec.Port = null);
        await world.UntilQuiet();
        await Finish(phase == Phase.Edited ? Phase.Running : phase);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Deleted_it_is_left_to_the_garbage_collector(Phase phase)
    {
        await Reach(phase);
        world.Shop.Metadata.DeletionTimestamp = DateTime.UnixEpoch;
        var before = world.Server.Api.Requests.Count;

        await world.UntilQuiet();

        Assert.Equal(before, world.Server.Api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Made_a_Worker_its_pods_are_reached_until_they_are_replaced(Phase phase)
    {
        await Reach(phase);
        world.Edit(spec => (spec.Type, spec.Health) = (ServiceTypes.Worker, null));
        await world.UntilQuiet();

        // Other inputs: another revision, which has its migration run too, after the one that runs.
        Assert.Equal("example.com/shop:1", world.Runs);
        Assert.NotEmpty(world.Server.Of<V1Service>());
        if (phase == Phase.Running)
            await End();
        await End();
        Assert.Equal("example.com/shop:2", world.Runs);
        Assert.Empty(world.Server.Of<V1Service>());
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Without_a_migration_it_goes_on_as_soon_as_nothing_runs(Phase phase)
    {
        await Reach(phase);
        world.Edit(spec => spec.Migration = null);
        await world.UntilQuiet();

        Assert.Equal(phase == Phase.Running ? "example.com/shop:1" : "example.com/shop:2", world.Runs);
        if (phase == Phase.Running)
            await End();
        Assert.Equal("example.com/shop:2", world.Runs);
        Assert.Null(world.Condition("Migrated"));
    }

    [Theory]
    [InlineData("\"namespaces \\\"web\\\" is being terminated\"", Reasons.NamespaceTerminating, "the namespace is being deleted")]
    [InlineData("\"exceeded quota: jobs\"", Reasons.Forbidden, "exceeded quota: jobs")]
    public async Task A_Job_that_the_server_forbids_is_told_in_its_words_and_holds_the_revision_back(
        string said, string reason, string words)
    {
        await Reach(Phase.Edited);
        world.Server.Refusal = FakeApi.Json($$"""{"kind":"Status","code":403,"message":{{said}}}""", HttpStatusCode.Forbidden);

        await world.Once();

        Assert.Equal((reason, "example.com/shop:1"), (world.Condition("Ready")!.Reason, world.Runs));
        Assert.Contains(words, world.Condition("Ready")!.Message, StringComparison.Ordinal);
        Assert.Equal("Unknown", world.Condition("Migrated")!.Status);
    }

    private static string Told(Phase phase) => phase switch
    {
        Phase.Edited => Reasons.MigrationWaits,
        Phase.Running => Reasons.MigrationRunning,
        Phase.Succeeded => Reasons.MigrationSucceeded,
        _ => Reasons.MigrationFailed,
    };

    private List<string> Writes() => [.. world.Server.Writes.Where(write => !write.EndsWith("/status", StringComparison.Ordinal))];

    /// <summary>A service whose next image is as far as this.</summary>
    private async Task Reach(Phase phase)
    {
        await world.UntilQuiet();
        await End();
        world.Edit(spec => spec.Image = "example.com/shop:2");
        if (phase == Phase.Edited)
            return;
        await world.UntilQuiet();
        if (phase == Phase.Running)
            return;
        world.Server.EndJob(phase == Phase.Failed ? "Failed" : "Complete");
        if (phase == Phase.Failed)
            await world.UntilQuiet();
    }

    private async Task Finish(Phase phase)
    {
        if (phase == Phase.Failed)
        {
            Assert.Equal(Reasons.MigrationFailed, world.Condition("Ready")!.Reason);
            world.Server.DeleteJobs();
            await world.UntilQuiet();
        }

        if (phase != Phase.Succeeded)
            await End();
        Assert.Equal("example.com/shop:2", world.Runs);
    }

    private async Task End()
    {
        world.Server.EndJob();
        await world.UntilQuiet();
    }
}
