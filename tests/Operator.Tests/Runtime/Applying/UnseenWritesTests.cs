using k8s;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Applying;

/// <summary>A store lags behind what the operator itself wrote a moment ago.</summary>
public sealed class UnseenWritesTests : IDisposable
{
    private readonly OperatorMetrics metrics = new("ConfigMap");
    private readonly FakeTimeProvider clock = new();
    private readonly FakeApi api;
    private readonly Applier applier;
    private int version = 7;

    public UnseenWritesTests()
    {
        api = new FakeApi(request => FakeApi.Stored(request, version: $"{++version}"));
        applier = new Applier(api.Client(), metrics, new RecordingLogger(), clock);
    }

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task A_store_that_lags_behind_a_write_gets_its_answer_instead_of_a_second_request()
    {
        var old = Map("old", "7");
        var first = await applier.ApplyAsync(Map("new"), old, CancellationToken.None);
        var second = await applier.ApplyAsync(Map("new"), old, CancellationToken.None);

        Assert.Equal((ApplyOutcome.Changed, ApplyOutcome.Unchanged), (first.Outcome, second.Outcome));
        Assert.Equal("8", second.Object.Metadata.ResourceVersion);
        Assert.Equal("new", second.Object.Data["key"]);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task Another_intent_for_the_same_old_state_is_sent()
    {
        var old = Map("old", "7");
        await applier.ApplyAsync(Map("new"), old, CancellationToken.None);
        Assert.Equal(ApplyOutcome.Changed, (await applier.ApplyAsync(Map("newer"), old, CancellationToken.None)).Outcome);
        Assert.Equal(ApplyOutcome.Changed, (await applier.ApplyAsync(Map("new"), old, CancellationToken.None)).Outcome);
        Assert.Equal(3, api.Requests.Count);
    }

    [Fact]
    public async Task A_difference_in_a_store_that_has_moved_on_is_sent()
    {
        await applier.ApplyAsync(Map("new"), Map("old", "7"), CancellationToken.None);
        Assert.Equal(ApplyOutcome.Changed, (await applier.ApplyAsync(Map("new"), Map("drifted", "9"), CancellationToken.None)).Outcome);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_store_that_still_has_the_old_state_after_a_minute_is_believed()
    {
        var old = Map("old", "7");
        await applier.ApplyAsync(Map("new"), old, CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplyOutcome.Changed, (await applier.ApplyAsync(Map("new"), old, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task A_status_that_was_written_a_moment_ago_is_not_written_again()
    {
        var old = Service("1/2", "7");
        await applier.ApplyStatusAsync(Service("2/2"), old, static item => item, CancellationToken.None);
        var again = await applier.ApplyStatusAsync(Service("2/2"), old, static item => item, CancellationToken.None);

        Assert.Equal((ApplyOutcome.Unchanged, "2/2"), (again.Outcome, again.Object.Status!.Ready));
        Assert.Single(api.Requests);
    }

    private static V1ConfigMap Map(string value, string? version = null) => new V1ConfigMap
    {
        Metadata = Named(version),
        Data = new Dictionary<string, string> { ["key"] = value },
    }.Initialize();

    private static PythonService Service(string ready, string? version = null) => new()
    {
        Metadata = Named(version),
        Status = new PythonServiceStatus { Ready = ready },
    };

    private static V1ObjectMeta Named(string? version) =>
        new() { Name = "cart", NamespaceProperty = "shop", Uid = version is null ? null : "uid-1", ResourceVersion = version };
}
