using Microsoft.Extensions.Time.Testing;
using PyOps.Crds;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Measuring;

public class ReadyTimesTests
{
    private static readonly NamespacedName key = new("web", "shop");
    private readonly FakeTimeProvider time = new(Given.Noon);
    private readonly OperatorMetrics metrics = new();
    private readonly ReadyTimes times;

    public ReadyTimesTests() => times = new ReadyTimes(metrics, time);

    [Fact]
    public async Task It_is_there_from_the_start_at_zero() => Assert.Equal((0, 0), await Measured());

    [Fact]
    public async Task A_new_generation_is_measured_once_from_when_it_was_seen()
    {
        times.Begin(Shop(generation: 2, observed: 1));
        time.Advance(TimeSpan.FromSeconds(3));
        times.Begin(Shop(generation: 2, observed: 2));
        times.Ready(key);
        times.Begin(Shop(generation: 2, observed: 1));
        times.Ready(key);

        Assert.Equal((1, 3), await Measured());
    }

    [Fact]
    public async Task A_generation_that_comes_before_the_last_was_ready_begins_anew()
    {
        times.Begin(Shop(generation: 2, observed: 1));
        time.Advance(TimeSpan.FromSeconds(30));
        times.Begin(Shop(generation: 3, observed: 2));
        time.Advance(TimeSpan.FromSeconds(5));
        times.Ready(key);

        Assert.Equal((1, 5), await Measured());
    }

    [Fact]
    public async Task What_an_earlier_process_saw_first_and_what_is_gone_is_not_measured()
    {
        times.Begin(Shop(generation: 2, observed: 2));
        times.Ready(key);
        times.Begin(Shop(generation: 3, observed: 2));
        times.Forget(key);
        times.Ready(key);

        Assert.Equal((0, 0), await Measured());
    }

    private static PythonService Shop(long generation, long observed)
    {
        var shop = Given.Shop();
        shop.Metadata.Generation = generation;
        shop.Status = new PythonServiceStatus { ObservedGeneration = observed };
        return shop;
    }

    private async Task<(int Count, int Seconds)> Measured()
    {
        var lines = (await metrics.TextAsync()).Split('\n');
        int Value(string name) => int.Parse(
            lines.Single(line => line.StartsWith($"pyops_service_ready_seconds_{name} ", StringComparison.Ordinal)).Split(' ')[1],
            System.Globalization.CultureInfo.InvariantCulture);
        return (Value("count"), Value("sum"));
    }
}
