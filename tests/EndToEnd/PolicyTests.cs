using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Schema;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>
/// What whoever writes a RuntimePolicy is told. Alone: there is one policy in a cluster, and every operator sees its kind come and go.
/// </summary>
[CollectionDefinition(nameof(PolicyTests), DisableParallelization = true)]
[Collection(nameof(PolicyTests))]
public class PolicyTests
{
    private static readonly Version cel = new(1, 25);

    // The server is asked for a missing kind every 30 s.
    private static readonly TimeSpan noticed = TimeSpan.FromMinutes(2);

    [ClusterFact]
    public async Task Owners_hear_what_the_policy_of_the_cluster_asks_for_and_no_more()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("policy");
        await using var instance = await OperatorInstance.Start(cluster, ns.Name);
        var services = new Services(cluster, ns.Name);
        await services.CreateWithoutPods("deaf", spec => spec.Command = ["uvicorn", "--host", "127.0.0.1", "--workers", "2", "shop:app"]);
        await Accepted(services, Reasons.RuleFindings);

        await using (await SoloPolicy.Create(cluster, """{"rules":{"loopback-bind":"Disabled"}}"""))
            await Accepted(services, Reasons.Valid);

        await Accepted(services, Reasons.RuleFindings);
    }

    [ClusterFact]
    public async Task A_policy_is_told_whether_it_counts_and_which_exemptions_end()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("policy");
        await using var instance = await OperatorInstance.Start(cluster, ns.Name);
        await using var policy = await SoloPolicy.Create(cluster, """
            {"exemptions":[{"name":"ingress","reason":"binds 443","expires":"2099-01-01T00:00:00Z","namespaces":["ingress-*"],
            """ + """
            "rules":["low-ports"]}]}
            """);

        var told = await policy.Until(status => Accepted(status)?.Status == "True");
        Assert.Equal(
            ("ingress", new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            (told.Expiring!.Single().Name, told.Expiring!.Single().Expires));
        // The operators of other tests see the policy too, and may be the first to write its status.
        await Expiring(instance, 1);
        Assert.Equal(4070908800, await instance.Metric("pyops_policy_exemption_expiry_timestamp_seconds{exemption=\"ingress\"}"));
        Assert.Contains("True", (await cluster.Kubectl(["get", "rtp"])).OrThrow("kubectl get").Output, StringComparison.Ordinal);

        if (cluster.Server < cel)
        {
            await policy.Patch("""{"spec":{"rules":{"image-tags":"Warn"}}}""");
            var wrong = await policy.Until(status => Accepted(status)?.Status == "False");
            Assert.StartsWith("spec.rules.image-tags: ", Accepted(wrong)!.Message, StringComparison.Ordinal);
            await Wait.Until(
                async () => (await cluster.Kubectl(
                    ["get", "events", "-A", "--field-selector=involvedObject.kind=RuntimePolicy", "-o", "name"])).Output.Length > 0,
                TimeSpan.FromSeconds(30), "the event");
            await policy.Patch("""{"spec":{"rules":null}}""");
            await policy.Until(status => Accepted(status)?.Status == "True");
        }

        await policy.Patch("""{"spec":{"exemptions":null}}""");
        await policy.Until(status => status.Expiring is not { Count: > 0 });
        await Expiring(instance, 0);
        Assert.DoesNotContain("exemption=\"ingress\"", await instance.Text("/metrics"), StringComparison.Ordinal);
    }

    private static Task Expiring(OperatorInstance instance, int count) => Wait.Until(
        async () => await instance.Metric("pyops_policy_exemptions_expiring") == count,
        TimeSpan.FromSeconds(30), $"{count} expiring exemptions in the metrics");

    [ClusterFact]
    public async Task Without_the_kind_an_operator_is_ready_and_it_takes_the_kind_up_when_it_comes()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("policy");
        await Installation.Ready;
        var name = PolicyCrd.Build().Metadata.Name;
        await cluster.Client.ApiextensionsV1.DeleteCustomResourceDefinitionAsync(name);
        try
        {
            await Wait.Until(
                async () => !(await cluster.Client.ApiextensionsV1.ListCustomResourceDefinitionAsync())
                    .Items.Any(item => item.Metadata.Name == name),
                TimeSpan.FromSeconds(30), "the definition to be gone");
            await using var instance = await OperatorInstance.Start(cluster, ns.Name);
            await cluster.InstallCrds([PolicyCrd.Build(includeCel: cluster.Server >= cel)]);
            await using var policy = await SoloPolicy.Create(cluster, "{}");
            await policy.Until(status => Accepted(status)?.Status == "True", noticed);
        }
        finally
        {
            await cluster.InstallCrds([PolicyCrd.Build(includeCel: cluster.Server >= cel)]);
        }
    }

    private static V1Condition? Accepted(RuntimePolicyStatus status) =>
        status.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Accepted);

    private static Task Accepted(Services services, string reason) => Wait.Until(
        () => services.Get("deaf"), seen => Services.Condition(seen, ConditionTypes.Accepted)?.Reason == reason, noticed,
        $"Accepted: {reason}");
}
