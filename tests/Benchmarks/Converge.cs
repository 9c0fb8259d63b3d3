using System.Globalization;
using PyOps.Cluster;

namespace PyOps.Benchmarks;

/// <summary>
/// How long an operator takes that finds many new services, against a program that knows the answers: it sends the same requests, 16 at a
/// time. Controllers of the cluster and kube-proxy stand still meanwhile, so that each run is the same work;
/// the clock stops at the last service's status.
/// </summary>
internal static class Converge
{
    private const double Goal = 1.3;
    private static readonly int count = Rig.Quick ? 100 : 1000;
    private static readonly int rounds = Rig.Quick ? 1 : 3;

    public static async Task<IReadOnlyList<Figure>> Run(Rig rig)
    {
        var world = new World(rig, await rig.Namespace("converge"));
        Rig.Say($"creating {count} services");
        await world.Create(count);
        await rig.Controllers(ComponentAction.Stop);
        var requests = await Record(rig, world.Namespace);
        Rig.Say($"{requests.Count} requests recorded");

        var (operatorTimes, replayTimes) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await world.Reset(count);
            operatorTimes.Add(await Operate(rig, world.Namespace));
            await world.Reset(count);
            replayTimes.Add((await Replay.Run(rig, requests)).TotalSeconds);
            Rig.Say($"operator {operatorTimes[^1]:0.00} s, replay {replayTimes[^1]:0.00} s");
        }

        await rig.Controllers(ComponentAction.Start);
        var (ours, bare) = (Statistics.Median(operatorTimes), Statistics.Median(replayTimes));
        return
        [
            new Figure("converge", Goal, ours / bare, "x",
                $"{count} services: {ours:0.0} s; "
                    + $"their {requests.Count} requests by a bare client: {bare:0.0} s; median of {rounds}"),
        ];
    }

    private static async Task<IReadOnlyList<RecordedRequest>> Record(Rig rig, string ns)
    {
        await using var recorder = await Recorder.Start(rig);
        await using var instance = rig.Launch(ns, recorder.Kubeconfig);
        await Done(instance);
        await instance.Stop();
        return recorder.Requests;
    }

    /// <summary>From the start of the process to the last service's status, as the audit log has it.</summary>
    private static async Task<double> Operate(Rig rig, string ns)
    {
        var mark = rig.Cluster.Audit.Mark();
        var started = DateTimeOffset.UtcNow;
        await using var instance = rig.Launch(ns);
        await Done(instance);
        var statuses = (await mark.Entries())
            .Where(entry => entry.Namespace == ns
                && entry is { Resource: "pythonservices", Subresource: "status", Verb: "patch", Code: 200 })
            .DistinctBy(entry => entry.Name)
            .ToList();
        if (statuses.Count != count)
            throw new InvalidOperationException($"{statuses.Count} of {count} services have a status:\n{instance.Log}");
        var cpu = await instance.Metric("process_cpu_seconds_total");
        var reconciles = await instance.Metric("pyops_controller_reconciles_total{controller=\"pythonservice\",outcome=\"success\"}");
        Rig.Say(string.Create(CultureInfo.InvariantCulture, $"{cpu:0.0} s of the operator's CPU, {reconciles} reconciles"));
        await instance.Stop();
        return (statuses.Max(entry => entry.Timestamp) - started).TotalSeconds;
    }

    private static async Task Done(EndToEnd.Support.OperatorInstance instance)
    {
        await instance.UntilReady();
        await Rig.Idle(instance, count, TimeSpan.FromMinutes(5));
    }
}
