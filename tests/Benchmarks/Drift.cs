using k8s;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.Benchmarks;

/// <summary>Somebody's edit of a field of ours: from the answer that he gets to the answer that the operator gets for undoing it.</summary>
internal static class Drift
{
    private const double Goal = 1;
    private const int Services = 20;
    private static readonly int edits = Rig.Quick ? 40 : 400;

    // Whoever edits may get his answer after the operator has got the one to undoing it.
    private static readonly TimeSpan crossing = TimeSpan.FromMilliseconds(5);

    public static async Task<IReadOnlyList<Figure>> Run(Rig rig)
    {
        var world = new World(rig, await rig.Namespace("drift"));
        await using var instance = await rig.Start(world.Namespace);
        await world.Create(Services);
        await Rig.Idle(instance, Services, TimeSpan.FromMinutes(2));

        var mark = rig.Cluster.Audit.Mark();
        for (var edit = 0; edit < edits; edit++)
            await Edit(rig, world, World.Name(edit % Services));
        var times = Times(
        [
            .. (await mark.Entries())
                .Where(entry => entry.Namespace == world.Namespace
                    && entry is { Resource: "deployments", Verb: "patch", Subresource: "", Code: 200 }),
        ]);
        if (times.Count != edits)
            throw new InvalidOperationException($"{times.Count} of {edits} edits were undone");
        return
        [
            new Figure("drift repaired, p99", Goal, Statistics.Percentile(times, 99), "s",
                $"{edits} edits of {Services} Deployments, "
                    + $"one after the other; median {Statistics.Median(times):0.000} s"),
        ];
    }

    private static async Task Edit(Rig rig, World world, string name)
    {
        await rig.Client.AppsV1.PatchNamespacedDeploymentAsync(
            body: new V1Patch(
                """[{"op":"replace","path":"/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem","value":false}]""",
                V1Patch.PatchType.JsonPatch),
            name: name, namespaceParameter: world.Namespace);
        await Wait.Until(
            async () => (await rig.Client.AppsV1.ReadNamespacedDeploymentAsync(name: name, namespaceParameter: world.Namespace))
                .Spec.Template.Spec.Containers[0].SecurityContext.ReadOnlyRootFilesystem is true,
            TimeSpan.FromSeconds(30), $"the edit of {name} to be undone");
    }

    /// <summary>Seconds from each patch of ours to the operator's next one of the same Deployment.</summary>
    private static List<double> Times(IReadOnlyList<AuditEntry> patches) =>
        [.. patches.GroupBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(OfOne)];

    private static IEnumerable<double> OfOne(IEnumerable<AuditEntry> patches)
    {
        var made = patches.ToLookup(entry => entry.UserAgent == "pyops-tests");
        return made[true]
            .Select(edit => made[false].FirstOrDefault(undone => undone.Timestamp > edit.Timestamp - crossing) is { } undone
                ? Math.Max(0, (undone.Timestamp - edit.Timestamp).TotalSeconds)
                : (double?)null)
            .OfType<double>();
    }
}
