using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Admission;

/// <summary>docs/emergency.md: what it says of a webhook that stands in the way is so.</summary>
[Collection(nameof(Release))]
public class EmergencyTests(Release release)
{
    [ClusterFact]
    public async Task The_one_command_lets_pods_in_without_any_webhook_and_the_chart_brings_admission_back()
    {
        await using var ns = await release.Enforcing();
        var command = Documented();
        Assert.Equal(["kubectl", "delete", "validatingwebhookconfiguration", "pyops"], command);

        await using (await release.WithoutWebhook())
        {
            var refused = await Create(ns.Name);
            Assert.Contains("failed calling webhook \"enforce.pods.pyops.dev\"", refused.Error, StringComparison.Ordinal);

            await release.Kubectl(command[1..]);
            await Wait.Until(async () => (await Create(ns.Name)).ExitCode == 0, TimeSpan.FromSeconds(30), "a pod to be admitted");
        }

        await release.Upgrade();
        await Wait.Until(
            async () => (await Create(ns.Name)).Error.Contains("[image-tag]", StringComparison.Ordinal),
            TimeSpan.FromMinutes(1), "the pod to be denied by a rule");
    }

    private Task<ToolResult> Create(string ns) => release.TryKubectl("run", "web", "-n", ns, "--image=nginx:latest", "--dry-run=server");

    /// <summary>The first line of commands on the page.</summary>
    private static string[] Documented() =>
        File.ReadAllText(Path.Combine(Checkout.Root, "docs", "emergency.md")).Split("```")[1].Trim().Split(' ');
}
