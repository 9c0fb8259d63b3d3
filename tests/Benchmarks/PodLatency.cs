using System.Diagnostics;
using System.Globalization;
using k8s;
using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Benchmarks;

/// <summary>
/// What our webhook adds to the creation of a pod, as who creates it sees it: in a namespace that enforces, in one where it is not asked,
/// and in one where a server is asked that answers a constant: what any webhook adds.
/// </summary>
internal static class PodLatency
{
    private const double Goal = 0.5;
    private const int Rounds = 3;

    /// <summary>As long as the webhook's answer about a pod that is fine.</summary>
    private const int AnswerBytes = 134;

    private static readonly int blocks = Rig.Quick ? 4 : 20;
    private static readonly int[] inFlight = [1, 32];

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await TestCluster.Shared;
        await using var installed = await ChartRelease.Install(cluster);
        using var bare = await WebhookRig.Bare(AnswerBytes, cores: "0-1");
        await using var constant = await ConstantWebhook.Register(cluster, bare);
        await using var with = await Namespace(cluster, "enforce");
        await using var without = await Namespace(cluster, "disabled");
        var added = inFlight.ToDictionary(lines => lines, _ => new List<(double Ours, double Floor)>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var lines in inFlight)
            {
                var means = await Alternating(cluster, [with.Name, constant.Namespace, without.Name], lines);
                Rig.Say(
                    $"{lines} in flight: {means[0]:0.000} ms with, {means[1]:0.000} ms with one that answers a constant, "
                        + $"{means[2]:0.000} ms without");
                added[lines].Add((means[0] - means[2], means[1] - means[2]));
            }
        }

        return
        [
            new Figure(
                "added to a pod's creation, mean", Goal, Ours(1), "ms", string.Create(
                    CultureInfo.InvariantCulture,
                    $"one in flight, dry run, median of {Rounds} rounds of {blocks} alternating blocks; "
                        + $"a server that answers a constant adds {Floor(1):0.00} ms; "
                        + $"with 32 in flight {Ours(32):0.00} and {Floor(32):0.00} ms")),
        ];

        double Ours(int lines) => Statistics.Median(added[lines].Select(one => one.Ours));
        double Floor(int lines) => Statistics.Median(added[lines].Select(one => one.Floor));
    }

    /// <summary>Means by namespace, of blocks that take turns; one turn before them warms up.</summary>
    private static async Task<double[]> Alternating(TestCluster cluster, string[] namespaces, int lines)
    {
        foreach (var ns in namespaces)
            await Block(cluster, ns, lines);
        var sums = new double[namespaces.Length];
        for (var block = 0; block < blocks; block++)
        {
            for (var i = 0; i < namespaces.Length; i++)
                sums[i] += await Block(cluster, namespaces[i], lines);
        }

        return [.. sums.Select(sum => sum / blocks)];
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
