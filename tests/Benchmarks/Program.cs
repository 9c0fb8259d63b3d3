using PyOps.Benchmarks;

// usage: PyOps.Benchmarks [name...]     all, or those named; the last lines are the table of figures. QUICK=1: smaller worlds, fewer rounds.
Dictionary<string, Func<Task<IReadOnlyList<Figure>>>> withoutCluster = new(StringComparer.Ordinal)
{
    ["throughput"] = Throughput.Run,
    ["webhook-memory"] = WebhookMemory.Run,
};
Dictionary<string, Func<Rig, Task<IReadOnlyList<Figure>>>> benchmarks = new(StringComparer.Ordinal)
{
    ["converge"] = Converge.Run,
    ["writes"] = SteadyWrites.Run,
    ["drift"] = Drift.Run,
    ["failover"] = Failover.Run,
    // The last: it leaves the cluster without some of its parts.
    ["memory"] = OperatorMemory.Run,
};
string[] names = [.. withoutCluster.Keys, .. benchmarks.Keys];
string[] wanted = args.Length == 0 ? names : args;
if (wanted.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(' ', names)}");
    return 2;
}

// `throughput` and `webhook-memory` need no cluster.
var rig = wanted.All(withoutCluster.ContainsKey) ? null : await Rig.Open();
var figures = new List<Figure>();
foreach (var name in wanted)
{
    Rig.Say($"== {name}");
    figures.AddRange(await (withoutCluster.TryGetValue(name, out var measure) ? measure() : benchmarks[name](rig!)));
}

Console.WriteLine(Table.Of(figures));
return 0;
