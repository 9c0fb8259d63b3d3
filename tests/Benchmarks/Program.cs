using PyOps.Benchmarks;

// usage: PyOps.Benchmarks [name...]     all, or those named; the last lines are the table of figures. QUICK=1: smaller worlds, fewer rounds.
Dictionary<string, Func<Rig, Task<IReadOnlyList<Figure>>>> benchmarks = new(StringComparer.Ordinal)
{
    ["converge"] = Converge.Run,
    ["writes"] = SteadyWrites.Run,
    ["drift"] = Drift.Run,
    ["failover"] = Failover.Run,
    // The last: it leaves the cluster without some of its parts.
    ["memory"] = OperatorMemory.Run,
};
string[] wanted = args.Length == 0 ? [.. benchmarks.Keys] : args;
if (wanted.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(' ', benchmarks.Keys)}");
    return 2;
}

var rig = await Rig.Open();
var figures = new List<Figure>();
foreach (var name in wanted)
{
    Rig.Say($"== {name}");
    figures.AddRange(await benchmarks[name](rig));
}

Console.WriteLine(Table.Of(figures));
return 0;
