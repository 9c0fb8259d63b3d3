using System.Globalization;

namespace PyOps.Benchmarks;

/// <summary>What an operator writes when nothing changes, and when it is started anew: nothing.</summary>
internal static class SteadyWrites
{
    private static readonly int count = Rig.Quick ? 50 : 500;
    private static readonly TimeSpan duration = Rig.Quick ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Figure>> Run(Rig rig)
    {
        var world = new World(rig, await rig.Namespace("steady"));
        await using var first = await rig.Start(world.Namespace);
        await world.Create(count);
        await Rig.Idle(first, count, TimeSpan.FromMinutes(10));

        Rig.Say($"watching {count} services for {duration.TotalMinutes} minutes");
        var mark = rig.Cluster.Audit.Mark();
        await Task.Delay(duration);
        var steady = (await Rig.Writes(mark)).Count;

        var restart = rig.Cluster.Audit.Mark();
        await first.Stop();
        await using var second = await rig.Start(world.Namespace);
        await Rig.Idle(second, count, TimeSpan.FromMinutes(5));
        var restarted = (await Rig.Writes(restart)).Count;
        return
        [
            new Figure(
                "steady writes", 0, steady, "",
                string.Create(
                    CultureInfo.InvariantCulture, $"{count} services, {duration.TotalMinutes} minutes, by the audit log, Leases apart")),
            new Figure("writes of a restart", 0, restarted, "", $"{count} services"),
        ];
    }
}
