using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>
/// Two builds of the operator, of which the second renders another pod template, one after the other. Alone, because a build leaves the
/// other tests' operators no time to renew a lease.
/// </summary>
[CollectionDefinition(nameof(UpgradeTests), DisableParallelization = true)]
[Collection(nameof(UpgradeTests))]
public class UpgradeTests
{
    private const string Future = "RENDERED_BY_A_LATER_VERSION";
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task An_upgrade_restarts_nobody_and_offers_the_new_template_which_a_refresh_takes()
    {
        var later = ChangedBuild.Publish(
            Path.Combine("Crds", "Desired", "EnvBuilder.cs"),
            "yield return Variable(\"PYTHONUNBUFFERED\", \"1\");",
            $"yield return Variable(\"PYTHONUNBUFFERED\", \"1\"); yield return Variable(\"{Future}\", \"1\");",
            version: "0.2.0");
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("upgrade");
        var services = new Services(cluster, ns.Name);
        var first = await OperatorInstance.Start(cluster, ns.Name);
        await services.Create("shop", await cluster.Image("python"), Worker);
        await services.Until("shop", Reasons.Running);
        var (pod, generation) = await Running(services);
        var program = Path.Combine(await later, "pyops-operator");
        await first.Stop();
        await first.DisposeAsync();

        var second = await OperatorInstance.Start(cluster, ns.Name, new Surroundings { Program = program });
        var offered = await Until(services, refreshAvailable: true);
        await services.CreateWithoutPods("new");
        await services.Until("new", Reasons.ScaledToZero);

        Assert.Equal((pod, generation), await Running(services));
        Assert.Contains($"spec.containers[app].env[{Future}]", offered.Message, StringComparison.Ordinal);
        Assert.Contains(Variables(await services.Deployment("new")), name => name == Future);

        await services.Patch("shop", """{"metadata":{"annotations":{"pyops.dev/refresh":"1"}}}""");
        await Wait.Until(
            () => services.Deployment("shop"), shop => Variables(shop).Contains(Future), soon, "the template of the second build");
        await Until(services, refreshAvailable: false);
        await services.Until("shop", Reasons.Running);
        var after = await Running(services);
        Assert.NotEqual(pod, after.Pod);
        await second.Stop();
        await second.DisposeAsync();

        // And back: the older version keeps what the newer one made.
        await using var again = await OperatorInstance.Start(cluster, ns.Name);
        await Until(services, refreshAvailable: true);
        Assert.Equal(after, await Running(services));
    }

    private static void Worker(PythonServiceSpec spec)
    {
        spec.Type = ServiceTypes.Worker;
        spec.Command = ["python", "-c", "import signal; signal.pause()"];
        spec.TerminationGracePeriodSeconds = 10;
    }

    private static async Task<(string Pod, long? Generation)> Running(Services services)
    {
        var pod = (await services.Pods("shop")).Single(pod => pod.Metadata.DeletionTimestamp is null);
        return (pod.Metadata.Uid, (await services.Deployment("shop"))!.Metadata.Generation);
    }

    private static async Task<V1Condition> Until(Services services, bool refreshAvailable)
    {
        var shop = await Wait.Until(
            () => services.Get("shop"), shop => Services.Condition(shop, ConditionTypes.RefreshAvailable) is not null == refreshAvailable,
            soon, $"RefreshAvailable to be {refreshAvailable}");
        return Services.Condition(shop, ConditionTypes.RefreshAvailable) ?? new V1Condition();
    }

    private static IEnumerable<string> Variables(V1Deployment? deployment) =>
        deployment!.Spec.Template.Spec.Containers[0].Env.Select(variable => variable.Name);
}
