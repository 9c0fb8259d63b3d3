using System.Text;
using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Events;

public sealed class EventRecorderTests : IDisposable
{
    private readonly StepTime time = new();
    private readonly OperatorMetrics metrics = new();
    private readonly RecordingLogger logger = new();
    private readonly CancellationTokenSource stop = new();
    private readonly FakeApi api;
    private readonly EventRecorder recorder;
    private HttpResponseMessage? fault;

    public EventRecorderTests()
    {
        api = new FakeApi(request => fault ?? FakeApi.Json(request.Body!.ToJsonString()));
        recorder = new EventRecorder(api.Client(), "replica-1", metrics, logger, time, capacity: 3);
    }

    public void Dispose()
    {
        stop.Dispose();
        api.Dispose();
        fault?.Dispose();
    }

    [Fact]
    public async Task An_event_has_everything_that_the_API_demands()
    {
        Record("Promoted", "Revision 3 serves");
        await WriteAsync("written", 1);

        var request = Assert.Single(api.Requests);
        Assert.Equal("/apis/events.k8s.io/v1/namespaces/shop/events", request.Path);
        var body = request.Body!;
        Assert.Equal("Warning", body["type"]!.GetValue<string>());
        Assert.Equal("Promoted", body["reason"]!.GetValue<string>());
        Assert.Equal("Promote", body["action"]!.GetValue<string>());
        Assert.Equal("pyops.dev/operator", body["reportingController"]!.GetValue<string>());
        Assert.Equal("replica-1", body["reportingInstance"]!.GetValue<string>());
        Assert.Equal("cart", body["regarding"]!["name"]!.GetValue<string>());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", body["eventTime"]!.GetValue<string>());
        Assert.StartsWith("cart.", body["metadata"]!["name"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_note_is_cut_between_two_characters()
    {
        Record("Long", string.Concat(Enumerable.Repeat("ä😀", 500)));
        await WriteAsync("written", 1);
        var note = api.Requests[0].Body!["note"]!.GetValue<string>();
        Assert.InRange(Encoding.UTF8.GetByteCount(note), 1020, EventRecorder.LongestNote);
        Assert.DoesNotContain('\uFFFD', note);
    }

    [Fact]
    public async Task The_same_within_ten_minutes_is_counted_and_not_sent()
    {
        Record("Failed", "no image");
        Record("Failed", "no image");
        Record("Failed", "another note");
        await WriteAsync("written", 2);
        Assert.Contains("pyops_events_total{outcome=\"repeated\"} 1\n", await metrics.TextAsync(), StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(10));
        Record("Failed", "no image");
        await MetricAsync("written", 3);
    }

    [Fact]
    public async Task Too_many_events_are_dropped_and_counted_and_can_be_said_later()
    {
        for (var i = 0; i < 5; i++)
            Record("Failed", $"{i}");
        Assert.Contains("pyops_events_total{outcome=\"dropped\"} 2\n", await metrics.TextAsync(), StringComparison.Ordinal);

        await WriteAsync("written", 3);
        Record("Failed", "4");
        await MetricAsync("written", 4);
    }

    [Fact]
    public async Task An_event_that_the_server_refuses_is_logged_and_the_next_one_goes_out()
    {
        fault = FakeApi.Status(500);
        Record("Failed", "1");
        await WriteAsync("dropped", 1);
        Assert.Contains("Failed of shop/cart", Assert.Single(logger.Lines).Text, StringComparison.Ordinal);

        fault = null;
        Record("Failed", "2");
        await MetricAsync("written", 1);
    }

    [Fact]
    public async Task What_waits_when_the_process_stops_is_counted_as_dropped()
    {
        Record("Failed", "1");
        await stop.CancelAsync();
        await recorder.RunAsync(stop.Token).Soon();
        await MetricAsync("dropped", 1);
    }

    private void Record(string reason, string note) => recorder.Record(
        new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "cart", NamespaceProperty = "shop", Uid = "uid-1" } }.Initialize(),
        EventKind.Warning, reason, "Promote", note);

    private Task WriteAsync(string outcome, int count)
    {
        _ = recorder.RunAsync(stop.Token);
        return MetricAsync(outcome, count);
    }

    private Task MetricAsync(string outcome, int count) => Wait.Until(
        async () => (await metrics.TextAsync()).Contains(
            $"pyops_events_total{{outcome=\"{outcome}\"}} {count}\n",
            StringComparison.Ordinal),
        $"{count} events {outcome}");
}
