using System.Diagnostics;
using k8s;
using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Benchmarks;

/// <summary>What our webhook adds to the creation of a pod, as who creates it sees it: in a namespace that enforces, and in one where it is not asked.</summary>
internal static class PodLatency
{
    private const double Goal = 0.5;
    private const int Rounds = 3;
    private static readonly int blocks = Rig.Quick ? 4 : 20;
    private static readonly int[] inFlight = [1, 32];

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await TestCluster.Shared;
        await using var installed = await ChartRelease.Install(cluster);
        await using var with = await Namespace(cluster, "enforce");
        await using var without = await Namespace(cluster, "disabled");
        var added = new Dictionary<int, List<double>>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var lines in inFlight)
            {
                var (asked, unasked) = await Alternating(cluster, with.Name, without.Name, lines);
                Rig.Say($"{lines} in flight: {asked:0.000} ms with, {unasked:0.000} ms without");
                (added.TryGetValue(lines, out var list) ? list : added[lines] = []).Add(asked - unasked);
            }
        }

        return
        [
            new Figure(
                "added to a pod's creation, mean", Goal, Statistics.Median(added[1]), "ms",
                $"one in flight, dry run, median of {Rounds} rounds of {blocks} alternating blocks; with 32 in flight {Statistics.Median(added[32]):0.00} ms"),
        ];
    }

    private static async Task<(double Asked, double Unasked)> Alternating(TestCluster cluster, string with, string without, int lines)
    {
        await Block(cluster, with, lines);
        await Block(cluster, without, lines);
        var (asked, unasked) = (0.0, 0.0);
        for (var block = 0; block < blocks; block++)
        {
            asked += await Block(cluster, with, lines);
            unasked += await Block(cluster, without, lines);
        }

        return (asked / blocks, unasked / blocks);
    }

    /// <summary>Mean milliseconds of a creation on so many lines at once.</summary>
    private static async Task<double> Block(TestCluster cluster, string ns, int lines)
    {
        var each = lines == 1 ? 50 : 10;
        var times = await Task.WhenAll(Enumerable.Range(0, lines).Select(_ => Task.Run(async () =>
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < each; i++)
                await cluster.Client.CoreV1.CreateNamespacedPodAsync(body: SamplePods.Compliant(), namespaceParameter: ns, dryRun: "All");
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds / each;
        })));
        return times.Average();
    }

    private static Task<TestNamespace> Namespace(TestCluster cluster, string mode) =>
        cluster.Namespace(mode, new Dictionary<string, string>(StringComparer.Ordinal) { ["pyops.dev/mode"] = mode });
}
