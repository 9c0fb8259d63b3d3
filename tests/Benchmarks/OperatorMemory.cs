using System.Globalization;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>
/// The working set of an operator that looks after many services and pods, after it had to list everything again. No pod runs: they are
/// copies of one that did, on a node that does not exist, and nothing looks after them.
/// </summary>
internal static class OperatorMemory
{
    private const double Goal = 250;
    private const double Megabyte = 1024 * 1024;
    private static readonly int services = Rig.Quick ? 500 : 5000;
    private static readonly int pods = services * 2;
    private static readonly string[] kinds = ["PythonService", "Deployment", "ControllerRevision", "Service", "Pod"];

    public static async Task<IReadOnlyList<Figure>> Run(Rig rig)
    {
        var world = new World(rig, await rig.Namespace("memory"));
        // The restart of an API server that holds so much may take longer than leadership lasts by default.
        await using var instance = await rig.Start(world.Namespace, "--lease-seconds", "120");
        var model = await PodCopies.Model(rig, world.Namespace);
        await rig.Controllers(ComponentAction.Stop);
        Rig.Say($"creating {services} services and {pods} pods");
        await world.Create(services, workers: services / 2);
        await PodCopies.Write(rig, world, model, pods, services);
        await Rig.Idle(instance, services, TimeSpan.FromMinutes(20));
        var before = await Memory(instance);

        Rig.Say($"{before:0} MB; all is listed again");
        var peak = await Relist(rig, instance);
        await Rig.Idle(instance, services, TimeSpan.FromMinutes(5));
        var after = await Memory(instance);
        await rig.Controllers(ComponentAction.Start);
        return
        [
            new Figure(
                "operator memory", Goal, after, "MB",
                string.Create(CultureInfo.InvariantCulture,
                    $"{services} services, {pods} pods; "
                        + $"{before:0} before the relist, at most {peak:0} during it")),
        ];
    }

    /// <summary>
    /// A new API server knows no history: whoever watched is told that his version is too old. Returns the highest working set meanwhile.
    /// </summary>
    private static async Task<double> Relist(Rig rig, OperatorInstance instance)
    {
        var peak = 0.0;
        await rig.Cluster.Component(ComponentAction.Restart, "kube-apiserver");
        await Wait.Until(
            async () =>
            {
                peak = Math.Max(peak, await Memory(instance));
                foreach (var kind in kinds)
                {
                    if (await instance.Metric($"pyops_informer_relists_total{{kind=\"{kind}\"}}") < 1)
                        return false;
                }

                return true;
            },
            TimeSpan.FromMinutes(3), "everything to be listed again");
        return peak;
    }

    private static async Task<double> Memory(OperatorInstance instance) => await instance.Metric("process_working_set_bytes") / Megabyte;
}
