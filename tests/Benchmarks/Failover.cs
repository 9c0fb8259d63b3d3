using System.Globalization;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>From the signal that ends a leader to the first write of its successor, which finds a change to deal with.</summary>
internal static class Failover
{
    private static readonly int rounds = Rig.Quick ? 2 : 10;

    public static async Task<IReadOnlyList<Figure>> Run(Rig rig)
    {
        var ns = await rig.Namespace("failover");
        var services = new Services(rig.Cluster, ns);
        await services.CreateWithoutPods("shop");
        return
        [
            await Measure(rig, services, ns, "leader killed -> first reconcile, p99", 20, async leader =>
            {
                leader.Kill();
                await leader.Ended(TimeSpan.FromSeconds(10));
            }),
            await Measure(rig, services, ns, "leader stopped -> first reconcile, p99", 2, leader => leader.Stop()),
        ];
    }

    private static async Task<Figure> Measure(
        Rig rig, Services services, string ns, string name, double goal, Func<OperatorInstance, Task> end)
    {
        var times = new List<double>();
        var leader = await rig.Start(ns);
        await Rig.Idle(leader, 1, TimeSpan.FromMinutes(1));
        for (var round = 0; round < rounds; round++)
        {
            var standby = await rig.Start(ns);
            var mark = rig.Cluster.Audit.Mark();
            var signalled = DateTimeOffset.UtcNow;
            await end(leader);
            // Not before it has ended: it is the successor's to deal with.
            await services.Patch("shop", string.Create(
                CultureInfo.InvariantCulture, $$$"""{"spec":{"image":"registry.example.com/web/shop:{{{signalled.Ticks}}}"}}"""));
            await Rig.Idle(standby, 1, TimeSpan.FromMinutes(1));
            var first = (await Rig.Writes(mark)).First(entry => entry.Namespace == ns && entry.Timestamp > signalled);
            times.Add((first.Timestamp - signalled).TotalSeconds);
            Rig.Say($"{name}: {times[^1]:0.00} s");
            await leader.DisposeAsync();
            leader = standby;
        }

        await leader.Stop();
        await leader.DisposeAsync();
        return new Figure(
            name, goal, Statistics.Percentile(times, 99), "s",
            string.Create(CultureInfo.InvariantCulture, $"{rounds} times; median {Statistics.Median(times):0.00} s"));
    }
}
