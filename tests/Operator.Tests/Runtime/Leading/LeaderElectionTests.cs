using PyOps.Operator.Runtime.Leading;

namespace PyOps.Operator.Tests.Runtime.Leading;

public sealed class LeaderElectionTests
{
    private static readonly TimeSpan retry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan look = TimeSpan.FromSeconds(1);
    private readonly FakeLeases leases = new();

    [Fact]
    public async Task The_first_replica_leads_and_keeps_its_lease_for_minutes()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        for (var i = 0; i < 60; i++)
            await one.Time.PassAsync(retry);
        await one.Time.StartedAsync(retry);

        Assert.True(one.IsLeading);
        Assert.Equal("one", leases.Holder);
        Assert.Equal(0, leases.Lease!["spec"]!["leaseTransitions"]!.GetValue<int>());
        await one.StopAsync();
    }

    [Fact]
    public async Task A_stopped_leader_releases_the_lease_and_a_standby_takes_over_at_its_next_try()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        var two = new LeaderReplica(leases, "two");
        await two.Time.PassAsync(look);
        await two.Time.StartedAsync(look);
        Assert.False(two.IsLeading);

        await one.StopAsync();
        Assert.Equal("", leases.Holder);
        Assert.False(one.IsLeading);

        two.Time.Advance(look);
        await two.Leads.Soon();
        Assert.Equal("two", leases.Holder);
        Assert.Equal(1, leases.Lease!["spec"]!["leaseTransitions"]!.GetValue<int>());
        await two.StopAsync();
    }

    [Fact]
    public async Task The_lease_is_renewed_until_the_work_has_stopped_and_only_then_released()
    {
        var finish = new TaskCompletionSource();
        var one = new LeaderReplica(leases, "one", _ => finish.Task);
        await one.Leads.Soon();
        await one.Stop.CancelAsync();
        for (var i = 0; i < 5; i++)
            await one.Time.PassAsync(retry);
        await one.Time.StartedAsync(retry);

        Assert.Equal("one", leases.Holder);
        Assert.True(leases.Writes >= 5);
        finish.SetResult();
        await one.Running.Soon();
        Assert.Equal("", leases.Holder);
    }

    [Fact]
    public async Task A_lease_that_another_holds_is_lost_at_the_next_try()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        leases.Steal("two");
        await one.Time.PassAsync(retry);

        var lost = await Assert.ThrowsAsync<LeadershipLostException>(() => one.Running.Soon());
        Assert.Contains("two", lost.Message, StringComparison.Ordinal);
        Assert.Equal("two", leases.Holder);
    }

    [Fact]
    public async Task Work_that_does_not_stop_after_the_loss_is_left_before_another_can_lead()
    {
        var one = new LeaderReplica(leases, "one", _ => new TaskCompletionSource().Task);
        await one.Leads.Soon();
        leases.Steal("two");
        await one.Time.PassAsync(retry);

        // Twelve seconds after the last renewal; in another three somebody else can lead.
        await one.Time.PassAsync(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<LeadershipLostException>(() => one.Running.Soon());
    }

    [Fact]
    public async Task A_standby_takes_a_dead_leaders_lease_only_after_its_own_clock_saw_no_change_for_the_whole_duration()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();

        // The standby's clock is a day ahead: comparing times would take the lease at once.
        var two = new LeaderReplica(leases, "two", ahead: TimeSpan.FromDays(1));
        for (var i = 0; i < 14; i++)
            await two.Time.PassAsync(look);
        await two.Time.StartedAsync(look);
        Assert.Equal("one", leases.Holder);

        two.Time.Advance(look);
        await two.Leads.Soon();
        Assert.Equal("two", leases.Holder);
        await two.StopAsync();
    }

    [Fact]
    public async Task What_the_work_throws_comes_out_and_the_lease_is_released()
    {
        var one = new LeaderReplica(leases, "one", _ => Task.FromException(new InvalidOperationException("broken")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => one.Running.Soon());
        Assert.Equal("", leases.Holder);
    }

    [Fact]
    public async Task A_standby_that_is_stopped_ends_quietly()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        var two = new LeaderReplica(leases, "two");
        await two.Time.StartedAsync(look);
        await two.StopAsync();
        Assert.Equal("one", leases.Holder);
        await one.StopAsync();
    }
}
