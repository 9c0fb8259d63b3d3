using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PyOps.Rules;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Benchmarks;

/// <summary>From the bytes of a pod to the verdict, on one core, against a bare pass of <see cref="Utf8JsonReader"/> over the same bytes.</summary>
internal static class Evaluate
{
    private static readonly int calls = Rig.Quick ? 20_000 : 200_000;
    private static readonly Request request = new("shop", "system:serviceaccount:kube-system:replicaset-controller", Effect.Enforce, DateTimeOffset.UnixEpoch);

    /// <summary>What is measured: how many lines of findings the bytes come to.</summary>
    private delegate int Pass(ReadOnlySpan<byte> json);

    public static Task<IReadOnlyList<Figure>> Run()
    {
        List<Figure> figures = [];
        Measure(figures, "compliant pod", EvaluatedPods.Compliant, findings: false);
        Measure(figures, "pod with findings", EvaluatedPods.WithFindings, findings: true);
        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static int Verdict(ReadOnlySpan<byte> json)
    {
        var decision = Evaluator.Evaluate(PodReader.Read(json), null, Policy.Default, request);
        return decision.Findings.Count;
    }

    private static int Bare(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, PodReader.Options);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    private static void Measure(List<Figure> figures, string name, string pod, bool findings)
    {
        var json = Encoding.UTF8.GetBytes(pod);
        if (Verdict(json) > 0 != findings)
            throw new InvalidOperationException($"The {name} is none: {Verdict(json)} findings.");
        Settle(json);
        List<double> ratios = [], micros = [];
        for (var round = 0; round < 3; round++)
        {
            var (ours, bare) = (Time(Verdict, json), Time(Bare, json));
            ratios.Add(ours / bare);
            micros.Add(ours);
        }
        var note = string.Create(CultureInfo.InvariantCulture, $"{json.Length} bytes, {Verdict(json)} findings, {Statistics.Median(micros):0.0} µs");
        figures.Add(new Figure($"evaluate, {name}", 2.5, Statistics.Median(ratios), "x", note));
        figures.Add(new Figure($"evaluate, {name}: memory", 4, Allocated(json) / 1024.0, "KB", "allocated a verdict"));
    }

    // Until the compiler has seen what is hot.
    private static void Settle(byte[] json)
    {
        for (var i = 0; i < 10; i++)
        {
            Time(Verdict, json);
            Time(Bare, json);
            Thread.Sleep(100);
        }
    }

    /// <summary>Microseconds a call.</summary>
    private static double Time(Pass pass, byte[] json)
    {
        var sum = 0;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < calls; i++)
            sum += pass(json);
        watch.Stop();
        GC.KeepAlive(sum);
        return watch.Elapsed.TotalMicroseconds / calls;
    }

    private static double Allocated(byte[] json)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Verdict(json);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0;
    }
}
