using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Admission;

/// <summary>The RuntimePolicy of the cluster, as the webhook follows it.</summary>
[Collection(nameof(Release))]
public class PolicyTests(Release release)
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(30);

    [ClusterFact]
    public async Task A_policy_takes_effect_an_invalid_one_keeps_the_last_good_one_and_without_any_the_defaults_hold()
    {
        await using var ns = await release.Enforcing();

        await Apply("rules: {image-tag: Disabled}");
        await UntilVerdict(ns.Name, denied: false);

        await Apply("rules: {image-tga: Enforce}");
        var status = await Wait.Until(
            () => release.Kubectl("get", "runtimepolicy", "default", "-o", "jsonpath={.status.conditions}"),
            conditions => conditions.Contains("image-tga", StringComparison.Ordinal), soon, "the status to name the unknown rule");
        Assert.Contains("image-tag", status, StringComparison.Ordinal);
        await UntilVerdict(ns.Name, denied: false);

        await release.Kubectl("delete", "runtimepolicy", "default");
        await UntilVerdict(ns.Name, denied: true);
    }

    [ClusterFact]
    public async Task An_exemption_holds_for_its_namespace_and_no_other()
    {
        await using var exempt = await release.Enforcing();
        await using var other = await release.Enforcing();

        await Apply($"exemptions: [{{name: test, reason: a test, namespaces: [{exempt.Name}], rules: [image-tag]}}]");
        try
        {
            await UntilVerdict(exempt.Name, denied: false);
            await UntilVerdict(other.Name, denied: true);
        }
        finally
        {
            await release.Kubectl("delete", "runtimepolicy", "default");
        }
    }

    private async Task Apply(string spec) => (await release.Cluster.Kubectl(
        ["apply", "--server-side", "-f", "-"],
        $"{{apiVersion: pyops.dev/v1alpha1, kind: RuntimePolicy, metadata: {{name: default}}, spec: {{{spec}}}}}")).OrThrow("kubectl apply");

    private Task UntilVerdict(string ns, bool denied) => Wait.Until(
        async () => await release.Denies(ns, SamplePods.Latest()) == denied, soon, denied ? "a denial" : "an admission");
}
