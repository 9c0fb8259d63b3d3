using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>What happens to migrations when the operator is killed, their Job is deleted, or a quota keeps their pod away.</summary>
public class MigrationFaultTests
{
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(1);

    [ClusterFact]
    public async Task An_operator_that_is_killed_before_during_and_after_a_migration_ends_where_it_would_have()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("killed");
        var (services, gate) = (new Services(cluster, ns.Name), new Gate(cluster, ns.Name));

        // Before: nobody is there when the service is made.
        await services.Create("shop", await cluster.Image("shop"), spec => spec.Migration = Gate.Migration);
        await using var first = await Start(cluster, ns);
        var pod = await gate.UntilRuns("shop");
        first.Kill();
        await using var second = await Start(cluster, ns);
        await services.Until("shop", Reasons.MigrationRunning, soon);
        second.Kill();
        await second.Ended(soon);
        await gate.Open(pod);
        await Wait.Until(() => gate.Jobs("shop"), jobs => jobs.Single().Status.Succeeded == 1, soon, "the migration to end");
        Assert.Null(await services.Deployment("shop"));
        await using var third = await Start(cluster, ns);

        await services.UntilReady("shop");
        Assert.Single(await gate.Jobs("shop"));
        Assert.Equal(1, (await services.Revisions("shop")).Single().Revision);
    }

    [ClusterFact]
    public async Task A_Job_that_is_deleted_while_it_runs_is_told_and_runs_again()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("lost");
        var (services, gate) = (new Services(cluster, ns.Name), new Gate(cluster, ns.Name));
        await using var instance = await Start(cluster, ns);
        await services.Create("shop", await cluster.Image("shop"), spec => spec.Migration = Gate.Migration);
        var pod = await gate.UntilRuns("shop");
        await services.Until("shop", Reasons.MigrationRunning, soon);

        (await cluster.Kubectl(["delete", "jobs", "--all", "-n", ns.Name, "--wait=false"])).OrThrow("kubectl delete");

        var waits = await Told(services, "has not ended yet");
        Assert.Equal(Reasons.MigrationRunning, Services.Ready(waits)!.Reason);
        await services.Until("shop", Reasons.MigrationLost, soon);
        Assert.Equal(1, await instance.Metric("pyops_migrations_total{result=\"lost\"}"));
        var again = await gate.UntilRuns("shop");
        Assert.NotEqual(pod.Metadata.Uid, again.Metadata.Uid);
        await gate.Open(again);
        await services.UntilReady("shop");
    }

    [ClusterFact]
    public async Task A_pod_that_a_quota_refuses_is_told_in_the_server_s_words()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("quota");
        var services = new Services(cluster, ns.Name);
        await using var instance = await Start(cluster, ns);
        (await cluster.Kubectl(["create", "quota", "none", "--hard=pods=0", "-n", ns.Name])).OrThrow("kubectl create");
        await Wait.Until(
            async () => (await cluster.Client.CoreV1.ReadNamespacedResourceQuotaAsync(name: "none", namespaceParameter: ns.Name))
                .Status.Hard?.Count > 0,
            soon, "the quota to count");
        await services.Create("shop", await cluster.Image("shop"), spec => spec.Migration = Gate.Migration);

        var told = await Told(services, "exceeded quota: none");

        Assert.Equal(Reasons.MigrationRunning, Services.Ready(told)!.Reason);
        Assert.Contains("its pod cannot be created: ", Services.Ready(told)!.Message, StringComparison.Ordinal);
    }

    private static Task<PythonService> Told(Services services, string words) => Wait.Until(
        () => services.Get("shop"), now => Services.Ready(now)?.Message.Contains(words, StringComparison.Ordinal) is true,
        soon, $"the service to tell: {words}");

    private static Task<OperatorInstance> Start(TestCluster cluster, TestNamespace ns) =>
        OperatorInstance.Start(cluster, ns.Name, "--leader-election", "false");
}
