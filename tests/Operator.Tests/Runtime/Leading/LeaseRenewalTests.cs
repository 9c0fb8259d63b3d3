using PyOps.Operator.Runtime.Leading;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Leading;

public sealed class LeaseRenewalTests
{
    private static readonly TimeSpan retry = TimeSpan.FromSeconds(2);
    private readonly FakeLeases leases = new();

    [Fact]
    public async Task One_connection_reset_does_not_cost_the_lease()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        var resets = 1;
        leases.Fault = _ => Interlocked.Decrement(ref resets) >= 0 ? throw new HttpRequestException("connection reset") : null;
        for (var i = 0; i < 10; i++)
            await one.Time.PassAsync(retry);
        await one.Time.StartedAsync(retry);

        Assert.True(one.IsLeading);
        await one.StopAsync();
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_does_not_cost_the_lease()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        leases.Steal("one");
        await one.Time.PassAsync(retry);
        await one.Time.StartedAsync(retry);

        Assert.True(one.IsLeading);
        await one.StopAsync();
    }

    [Fact]
    public async Task To_renew_takes_one_request()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        var (requests, writes) = (0, leases.Writes);
        leases.Fault = _ =>
        {
            Interlocked.Increment(ref requests);
            return null;
        };
        for (var i = 0; i < 10; i++)
            await one.Time.PassAsync(retry);
        await one.Time.StartedAsync(retry);

        Assert.Equal((10, 10), (Volatile.Read(ref requests), leases.Writes - writes));
        await one.StopAsync();
    }

    [Fact]
    public async Task Answers_that_take_five_seconds_do_not_cost_the_lease()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        var (writes, tenRenewals) = (leases.Writes, new TaskCompletionSource());
        leases.Fault = _ =>
        {
            if (leases.Writes >= writes + 10)
                tenRenewals.TrySetResult();
            else
                one.Time.Advance(TimeSpan.FromSeconds(5));
            return null;
        };
        await one.Time.PassAsync(retry);
        await tenRenewals.Task.Soon();

        Assert.True(one.IsLeading);
        await one.StopAsync();
    }

    [Fact]
    public async Task An_API_that_answers_500_beyond_the_deadline_costs_the_lease_and_stops_the_work()
    {
        var one = new LeaderReplica(leases, "one");
        await one.Leads.Soon();
        leases.Fault = _ => FakeApi.Status(500);
        for (var i = 0; i < 5; i++)
            await one.Time.PassAsync(retry);

        // Two seconds are left: they limit the fifth try, and then the pause.
        await one.Time.StartedAsync(retry);
        await one.Time.StartedAsync(retry);
        Assert.True(one.IsLeading);

        one.Time.Advance(retry);
        await Assert.ThrowsAsync<LeadershipLostException>(() => one.Running.Soon());
        Assert.True(one.Work.IsCancellationRequested);
        Assert.False(one.IsLeading);
    }
}
