using System.Globalization;
using System.Text.Json;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;
using PyOps.Webhooks.Admission;

namespace PyOps.Benchmarks;

/// <summary>
/// From the bytes of a review to the verdict, as the webhook comes to it,
/// against a bare pass of <see cref="Utf8JsonReader"/> over the same bytes.
/// </summary>
/// <remarks>Processor time, collections of garbage included: what else the machine does is not in it. One thread does all of it.</remarks>
internal static class Evaluate
{
    private const int Rounds = 3;
    private const int SlicesOfRound = 5;

    private static readonly int callsOfSlice = Rig.Quick ? 5_000 : 20_000;

    /// <summary>What is measured; it returns something, so that nobody leaves it out.</summary>
    private delegate int Pass(ReadOnlySpan<byte> json);

    public static Task<IReadOnlyList<Figure>> Run() => Task.FromResult<IReadOnlyList<Figure>>(
    [
        .. Measure("compliant pod", PodReviews.Compliant, findings: 0),
        .. Measure("pod with findings", PodReviews.WithFindings, findings: 7),
    ]);

    /// <summary>The number of findings.</summary>
    private static int Verdict(ReadOnlySpan<byte> json)
    {
        var review = ReviewReader.Read(json);
        var request = new Request(review.Namespace, review.User, Effect.Enforce, DateTimeOffset.UnixEpoch);
        return Evaluator.Evaluate(review.Object!, review.Old, Policy.Default, request).Findings.Count;
    }

    private static int Bare(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, PodReader.Options);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    private static Figure[] Measure(string name, byte[] json, int findings)
    {
        if (Verdict(json) != findings)
            throw new InvalidOperationException($"The {name} has {Verdict(json)} findings and not {findings}.");
        Round(json); // until the compiler has seen what is hot
        List<(double Ours, double Bare)> rounds = [];
        while (rounds.Count < Rounds)
            rounds.Add(Round(json));
        var ours = Statistics.Median(rounds.Select(round => round.Ours));
        var bare = Statistics.Median(rounds.Select(round => round.Bare));
        var note = string.Create(
            CultureInfo.InvariantCulture, $"{json.Length} bytes, {findings} findings; {ours:0.0} µs of processor time against {bare:0.0}");
        return
        [
            new Figure($"evaluate, {name}", 2.5, Statistics.Median(rounds.Select(round => round.Ours / round.Bare)), "x", note),
            new Figure($"memory of evaluate, {name}", 4, Allocated(json) / 1024, "KB", "allocated for a verdict"),
        ];
    }

    /// <summary>Microseconds a call, slices of both taking turns.</summary>
    private static (double Ours, double Bare) Round(byte[] json)
    {
        var (ours, bare) = (0.0, 0.0);
        for (var slice = 0; slice < SlicesOfRound; slice++)
        {
            ours += Time(Verdict, json);
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
    private static double Allocated(byte[] json)
    {
        const int Calls = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            Verdict(json);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }
}
