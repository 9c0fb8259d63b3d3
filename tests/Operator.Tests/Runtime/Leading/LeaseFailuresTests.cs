using Microsoft.Extensions.Logging;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Leading;

/// <summary>What a replica says that cannot get at its Lease.</summary>
public sealed class LeaseFailuresTests
{
    private static readonly TimeSpan retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan renewal = TimeSpan.FromSeconds(2);
    private readonly FakeLeases leases = new();

    [Theory]
    [InlineData(
        "GET", 403,
        "Not allowed to hold the Lease pyops/operator: grant the verbs get, create and update on leases.coordination.k8s.io")]
    [InlineData(
        "POST", 403,
        "Not allowed to hold the Lease pyops/operator: grant the verbs get, create and update on leases.coordination.k8s.io")]
    [InlineData("POST", 404, "There is no namespace pyops for the Lease pyops/operator: make it, or name another with --namespace")]
    [InlineData("GET", 401, "The API server does not accept our credentials (Lease pyops/operator)")]
    [InlineData("GET", 500, "The Lease pyops/operator could not be held: HTTP 500")]
    public async Task What_keeps_it_from_the_lease_is_told_once_in_words_with_the_fix(string method, int status, string words)
    {
        leases.Fault = request => request.Method.Method == method ? FakeApi.Status(status) : null;
        var one = new LeaderReplica(leases, "one");
        for (var i = 0; i < 5; i++)
            await one.Time.PassAsync(retry);

        var (level, _, _, error) = Assert.Single(one.Log.Lines, line => line.Level >= LogLevel.Information);
        Assert.Equal((LogLevel.Warning, null), (level, error));
        Assert.Equal(1, one.Log.Count(words));
        await one.StopAsync();
    }

    [Fact]
    public async Task Once_it_works_again_the_same_is_news_again()
    {
        var refused = true;
        leases.Fault = _ => refused ? throw new HttpRequestException("connection reset") : null;
        var one = new LeaderReplica(leases, "one");
        await one.Time.StartedAsync(retry);
        refused = false;
        one.Time.Advance(retry);
        await one.Leads.Soon();
        await one.Time.StartedAsync(renewal);
        refused = true;
        one.Time.Advance(renewal);
        await one.Time.StartedAsync(renewal);

        Assert.Equal(2, one.Log.Count("The Lease pyops/operator could not be held: connection reset"));
        await one.StopAsync();
    }
}
