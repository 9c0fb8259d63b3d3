using PyOps.Benchmarks;

// usage: PyOps.Benchmarks [name...]     all, or those named; the last lines are the table of figures.
// QUICK=1: smaller worlds, fewer rounds.
var rig = new Lazy<Task<Rig>>(Rig.Open);
Dictionary<string, Func<Task<IReadOnlyList<Figure>>>> benchmarks = new(StringComparer.Ordinal)
{
    // These need no cluster, as hack/bench/run knows.
    ["evaluate"] = Evaluate.Run,
    ["throughput"] = Throughput.Run,
    ["webhook-memory"] = WebhookMemory.Run,
    // These install the chart and take it out again, before the others use config/rbac.
    ["latency"] = PodLatency.Run,
    ["policy"] = PolicyEffect.Run,
    ["converge"] = async () => await Converge.Run(await rig.Value),
    ["writes"] = async () => await SteadyWrites.Run(await rig.Value),
    ["drift"] = async () => await Drift.Run(await rig.Value),
    ["failover"] = async () => await Failover.Run(await rig.Value),
    // The last: it leaves the cluster without some of its parts.
    ["memory"] = async () => await OperatorMemory.Run(await rig.Value),
};
string[] wanted = args.Length == 0 ? [.. benchmarks.Keys] : args;
if (wanted.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(' ', benchmarks.Keys)}");
    return 2;
}

var figures = new List<Figure>();
foreach (var name in wanted)
{
    Rig.Say($"== {name}");
    figures.AddRange(await benchmarks[name]());
}

Console.WriteLine(Table.Of(figures));
return 0;
