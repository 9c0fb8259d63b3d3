using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Measuring;

public class NamespaceBytesTests
{
    [Fact]
    public async Task Namespaces_are_named_over_all_stores_and_what_is_in_none_is_of_the_rest()
    {
        var metrics = new OperatorMetrics();
        metrics.Bytes.Add(() => new Dictionary<string, long> { ["web"] = 100, ["shop"] = 1 });
        metrics.Bytes.Add(() => new Dictionary<string, long> { ["web"] = 20, [""] = 7 });

        Assert.Equal(["{namespace=\"\"} 7", "{namespace=\"shop\"} 1", "{namespace=\"web\"} 120"], await Shown(metrics));
    }

    [Fact]
    public async Task Of_many_namespaces_those_with_most_are_named_and_one_that_falls_back_is_not_any_more()
    {
        var (metrics, held) = (new OperatorMetrics(), Enumerable.Range(0, 1000).ToDictionary(i => $"n{i}", i => 1000L + i));
        metrics.Bytes.Add(() => held);
        await Shown(metrics);
        held["n999"] = 1;
        held.Remove("n998");

        var shown = await Shown(metrics);

        Assert.Equal(Enumerable.Range(978, 20).Select(i => $"{{namespace=\"n{i}\"}} {1000 + i}"), shown[1..]);
        Assert.Equal($"{{namespace=\"\"}} {held.Values.Order().SkipLast(20).Sum()}", shown[0]);
    }

    private static async Task<List<string>> Shown(OperatorMetrics metrics)
    {
        const string Name = "pyops_informer_bytes";
        return [.. (await metrics.TextAsync()).Split('\n').Where(line => line.StartsWith(Name + "{", StringComparison.Ordinal))
            .Select(line => line[Name.Length..]).Order(StringComparer.Ordinal)];
    }
}
