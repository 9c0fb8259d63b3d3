using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services;

public sealed class PodEventReaderTests : IDisposable
{
    private const string Events = """
        {"kind":"EventList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[
        {"metadata":{"name":"a","namespace":"web"},"involvedObject":{"uid":"u1"},"reason":"Unhealthy",
        """ + """
        "message":"Readiness probe failed: x","count":3,"lastTimestamp":"2026-01-05T12:00:00Z"},
        {"metadata":{"name":"b","namespace":"web"},"involvedObject":{"uid":"u1"},"reason":"Unhealthy",
        """ + """
        "message":"(combined from similar events): y"},
        {"metadata":{"name":"c","namespace":"web"},"involvedObject":{"uid":"u1"},"reason":"Scheduled","message":"assigned"},
        {"metadata":{"name":"d","namespace":"web"},"involvedObject":{"uid":"u1"},"reason":"FailedMount",
        """ + """
        "message":null,"eventTime":"2026-01-05T12:00:00.000000Z"}]}
        """;

    private static readonly NamespacedName shop = new("web", "shop");
    private readonly FakeTimeProvider time = new(Given.Noon);
    private readonly FakeApi api;
    private readonly RecordingLogger logger = new();
    private readonly PodEventReader reader;
    private int status = 200;

    public PodEventReaderTests()
    {
        api = new FakeApi(_ => status == 200 ? FakeApi.Json(Events) : FakeApi.Status(status));
        reader = new PodEventReader(api.Client(), logger, time);
    }

    public void Dispose() => api.Dispose();

    private static V1Pod Pod(string uid = "u1", int restarts = 0)
    {
        var pod = Given.Pod("shop-1", container => container.RestartCount = restarts);
        pod.Metadata.Uid = uid;
        return pod;
    }

    [Fact]
    public async Task A_pod_that_is_soon_well_is_not_asked_about()
    {
        var (events, again) = await reader.AskAsync(shop, Pod(), default);
        Assert.Empty(events);
        Assert.Equal(TimeSpan.FromSeconds(10), again);

        Assert.Null((await reader.AskAsync(shop, about: null, default)).Again);
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task The_events_of_this_very_pod_are_asked_for_once_a_minute_in_a_bounded_list()
    {
        await reader.AskAsync(shop, Pod(), default);
        time.Advance(TimeSpan.FromSeconds(10));

        for (var second = 0; second < 120; second++)
        {
            var (events, again) = await reader.AskAsync(shop, Pod(), default);
            Assert.Equal("Readiness probe failed: x", Assert.Single(events).Message);
            Assert.InRange(again!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, api.Requests.Count);
        Assert.Equal("/api/v1/namespaces/web/events", api.Requests[0].Path);
        Assert.Contains("fieldSelector=involvedObject.uid%3Du1", api.Requests[0].Query, StringComparison.Ordinal);
        Assert.Contains("limit=100", api.Requests[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_was_restarted_is_asked_about_at_once_but_another_pod_is_not()
    {
        await reader.AskAsync(shop, Pod(restarts: 1), default);
        await reader.AskAsync(shop, about: null, default);
        await reader.AskAsync(shop, Pod(restarts: 1), default);
        await reader.AskAsync(shop, Pod("u2", restarts: 1), default);

        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task Each_restart_is_asked_about_once_as_why_it_came_is_told_before_the_pod_is_ready_again()
    {
        await reader.AskAsync(shop, Pod(), default);
        time.Advance(TimeSpan.FromSeconds(10));
        await reader.AskAsync(shop, Pod(), default);

        time.Advance(TimeSpan.FromSeconds(1));
        await reader.AskAsync(shop, Pod(restarts: 1), default);
        Assert.Equal(2, api.Requests.Count);

        var (_, again) = await reader.AskAsync(shop, Pod(restarts: 1), default);
        Assert.Equal(2, api.Requests.Count);
        Assert.Equal(TimeSpan.FromMinutes(1), again);
    }

    [Fact]
    public async Task Another_pods_events_are_not_told()
    {
        await reader.AskAsync(shop, Pod(restarts: 1), default);

        Assert.Empty((await reader.AskAsync(shop, Pod("u2"), default)).Events);
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(500, true)]
    public async Task What_cannot_be_read_is_not_told_and_fails_nothing(int answer, bool isLogged)
    {
        status = answer;

        var (events, again) = await reader.AskAsync(shop, Pod(restarts: 1), default);

        Assert.Empty(events);
        Assert.Equal(TimeSpan.FromMinutes(1), again);
        Assert.Equal(isLogged, logger.Lines.Any(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning));
    }

    [Fact]
    public async Task What_was_known_stays_while_the_api_fails()
    {
        await reader.AskAsync(shop, Pod(restarts: 1), default);
        status = 503;
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Single((await reader.AskAsync(shop, Pod(restarts: 1), default)).Events);
    }
}
