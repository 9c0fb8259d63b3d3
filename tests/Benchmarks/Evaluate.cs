using System.Globalization;
using System.Text;
using System.Text.Json;
using PyOps.Rules;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Benchmarks;

/// <summary>From the bytes of a pod to the verdict, against a bare pass of <see cref="Utf8JsonReader"/> over the same bytes.</summary>
/// <remarks>Processor time, collections of garbage included: what else the machine does is not in it. One thread does all of it.</remarks>
internal static class Evaluate
{
    private const int Rounds = 3;
    private const int SlicesOfRound = 5;

    private static readonly int callsOfSlice = Rig.Quick ? 5_000 : 20_000;
    private static readonly Request request =
        new("shop", "system:serviceaccount:kube-system:replicaset-controller", Effect.Enforce, DateTimeOffset.UnixEpoch);

    /// <summary>What is measured; it returns something, so that nobody leaves it out.</summary>
    private delegate int Pass(ReadOnlySpan<byte> json);

    public static Task<IReadOnlyList<Figure>> Run() => Task.FromResult<IReadOnlyList<Figure>>(
    [
        .. Measure("compliant pod", EvaluatedPods.Compliant, Verdict, findings: 0),
        .. Measure("pod with findings", EvaluatedPods.WithFindings, Verdict, findings: 8),
    ]);

    /// <summary>The number of findings.</summary>
    private static int Verdict(ReadOnlySpan<byte> json) =>
        Evaluator.Evaluate(PodReader.Read(json), null, Policy.Default, request).Findings.Count;

    private static int Bare(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, PodReader.Options);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    private static Figure[] Measure(string name, string text, Pass verdict, int findings)
    {
        var json = Encoding.UTF8.GetBytes(text);
        if (verdict(json) != findings)
            throw new InvalidOperationException($"The {name} has {verdict(json)} findings and not {findings}.");
        Round(verdict, json); // until the compiler has seen what is hot
        List<(double Ours, double Bare)> rounds = [];
        while (rounds.Count < Rounds)
            rounds.Add(Round(verdict, json));
        var ours = Statistics.Median(rounds.Select(round => round.Ours));
        var bare = Statistics.Median(rounds.Select(round => round.Bare));
        var note = string.Create(
            CultureInfo.InvariantCulture, $"{json.Length} bytes, {findings} findings; {ours:0.0} µs of processor time against {bare:0.0}");
        return
        [
            new Figure($"evaluate, {name}", 2.5, Statistics.Median(rounds.Select(round => round.Ours / round.Bare)), "x", note),
            new Figure($"memory of evaluate, {name}", 4, Allocated(verdict, json) / 1024, "KB", "allocated for a verdict"),
        ];
    }

    /// <summary>Microseconds a call, slices of both taking turns.</summary>
    private static (double Ours, double Bare) Round(Pass verdict, byte[] json)
    {
        var (ours, bare) = (0.0, 0.0);
        for (var slice = 0; slice < SlicesOfRound; slice++)
        {
            ours += Time(verdict, json);
            bare += Time(Bare, json);
        }
        return (ours / SlicesOfRound, bare / SlicesOfRound);
    }

    private static double Time(Pass pass, byte[] json)
    {
        var sum = 0;
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < callsOfSlice; i++)
            sum += pass(json);
        var spent = Environment.CpuUsage.TotalTime - before;
        return sum < 0
            ? throw new InvalidOperationException("a negative number of tokens or findings")
            : spent.TotalMicroseconds / callsOfSlice;
    }

    /// <summary>Bytes a call.</summary>
    private static double Allocated(Pass pass, byte[] json)
    {
        const int Calls = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            pass(json);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }
}
