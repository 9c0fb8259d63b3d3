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

        (await Apply("rules: {image-tag: Disabled}")).OrThrow("kubectl apply");
        await UntilVerdict(ns.Name, denied: false);

        var told = await Told("rules: {image-tga: Enforce}", "image-tga");
        Assert.Contains("image-tag", told, StringComparison.Ordinal);
        await UntilVerdict(ns.Name, denied: false);

        await release.Kubectl("delete", "runtimepolicy", "default");
        await UntilVerdict(ns.Name, denied: true);
    }

    [ClusterFact]
    public async Task An_exemption_holds_for_its_namespace_and_no_other()
    {
        await using var exempt = await release.Enforcing();
        await using var other = await release.Enforcing();

        (await Apply($"exemptions: [{{name: test, reason: a test, namespaces: [{exempt.Name}], rules: [image-tag]}}]"))
            .OrThrow("kubectl apply");
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

    /// <summary>What whoever writes an invalid policy is told: at once by a server that evaluates CEL, else in the status.</summary>
    private async Task<string> Told(string spec, string wrong)
    {
        if (await Apply(spec) is { ExitCode: not 0 } refused)
        {
            Assert.Contains($"\"{wrong}\" is no rule", refused.Error, StringComparison.Ordinal);
            return refused.Error;
        }
        return await Wait.Until(
            () => release.Kubectl("get", "runtimepolicy", "default", "-o", "jsonpath={.status.conditions}"),
            conditions => conditions.Contains(wrong, StringComparison.Ordinal), soon, "the status to name what is wrong");
    }

    private Task<ToolResult> Apply(string spec) => release.Cluster.Kubectl(
        ["apply", "--server-side", "-f", "-"],
        $"{{apiVersion: pyops.dev/v1alpha1, kind: RuntimePolicy, metadata: {{name: default}}, spec: {{{spec}}}}}");

    private Task UntilVerdict(string ns, bool denied) => Wait.Until(
        async () => await release.Denies(ns, SamplePods.Latest()) == denied, soon, denied ? "a denial" : "an admission");
}
