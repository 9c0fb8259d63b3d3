using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>
/// Kinds that a cluster does not serve, or comes to serve; these tests run alone, because every operator sees the kind come and go.
/// </summary>
[CollectionDefinition(nameof(ServedTests), DisableParallelization = true)]
[Collection(nameof(ServedTests))]
public class ServedTests(Bench bench) : IClassFixture<Bench>
{
    // The server is asked for a missing kind every 30 s, and a service that lacks it is looked at every minute.
    private static readonly TimeSpan noticed = TimeSpan.FromMinutes(3);

    [ClusterFact]
    public async Task A_ServiceMonitor_is_made_when_its_kind_appears_and_skipped_again_when_that_goes()
    {
        var monitors = new Companion<ServiceMonitor>(bench);
        await ServiceMonitorCrd.Remove(bench.Cluster);
        await bench.Services.CreateWithoutPods("seen", spec => spec.Monitoring = new() { Path = "/internal/metrics" });
        try
        {
            await bench.Services.Until("seen", Reasons.ScaledToZero);
            Assert.Contains("ServiceMonitor (monitoring.coreos.com/v1)", (await Skipped("seen"))!, StringComparison.Ordinal);

            await ServiceMonitorCrd.Install(bench.Cluster);
            await monitors.Until("seen", monitor => monitor.Spec!.Endpoints is [{ Port: "http", Path: "/internal/metrics" }]);
            await Wait.Until(async () => await Skipped("seen") is null, noticed, "ChildrenSkipped to be gone");
            await monitors.Patch("seen", """{"spec":{"endpoints":[{"port":"http","path":"/evil"}]}}""");
            await monitors.Until("seen", monitor => monitor.Spec!.Endpoints is [{ Path: "/internal/metrics" }]);

            await ServiceMonitorCrd.Remove(bench.Cluster);
            await Wait.Until(async () => await Skipped("seen") is not null, noticed, "ChildrenSkipped");
            await bench.Services.Until("seen", Reasons.ScaledToZero);
            Assert.Equal(System.Net.HttpStatusCode.OK, await bench.Operator.Answer("/livez"));

            await ServiceMonitorCrd.Install(bench.Cluster);
            await monitors.Until("seen", monitor => monitor.Spec!.Endpoints is [{ Path: "/internal/metrics" }]);
            await bench.Services.Patch("seen", """{"spec":{"monitoring":null}}""");
            await monitors.UntilGone("seen");
        }
        finally
        {
            await ServiceMonitorCrd.Remove(bench.Cluster);
        }
    }

    [ClusterFact]
    public async Task A_PodDisruptionBudget_is_kept_where_its_version_is_served_and_told_of_where_not()
    {
        await bench.Services.Create("two", await bench.Cluster.Image("pause"), spec => spec.Replicas = 2);
        var isServed = bench.Cluster.Server >= new Version(1, 21);

        await Wait.Until(
            async () => isServed
                ? await new Companion<k8s.Models.V1PodDisruptionBudget>(bench).Get("two") is { Spec.MaxUnavailable.Value: "1" }
                : await Skipped("two") is { } told && told.Contains("PodDisruptionBudget (policy/v1)", StringComparison.Ordinal),
            noticed, "the budget, or the word that there is none");
        await bench.Services.Patch("two", """{"spec":{"replicas":1}}""");

        await Wait.Until(
            async () => await Skipped("two") is null
                && (!isServed || await new Companion<k8s.Models.V1PodDisruptionBudget>(bench).Get("two") is null),
            noticed, "no budget for a single pod");
    }

    private async Task<string?> Skipped(string name) =>
        Services.Condition(await bench.Services.Get(name), ConditionTypes.ChildrenSkipped) is { Status: "True" } condition
            ? condition.Message
            : null;
}
