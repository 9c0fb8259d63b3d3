using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>Who may not change modes cannot label, relabel or unlabel a namespace.</summary>
[Collection(nameof(LabelGuardTests))]
public class LabelGuardTests
{
    private const string Refusal = "only who may update namespacemodes.pyops.dev may set, change or remove pyops.dev/mode";

    [ClusterFact]
    [RequiresKubernetes(1, 30)]
    public async Task Only_who_may_update_modes_changes_the_label()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("guarded");
        var guard = (await Rendered.With("--show-only", "templates/label-guard.yaml")).Text;
        var roles = (await Rendered.With("--show-only", "templates/rbac.yaml")).Text;
        (await cluster.Kubectl(["apply", "--server-side", "--force-conflicts", "-f", "-"], roles)).OrThrow("kubectl apply");
        (await cluster.Kubectl(["apply", "-f", "-"], guard)).OrThrow("kubectl apply");
        var user = $"jo-{ns.Name}";
        await Grant(cluster, "namespaces", user);
        try
        {
            // A policy takes effect a moment after it is written.
            await Wait.Until(
                async () => (await Label(cluster, ns.Name, "pyops.dev/mode=disabled", user, "--dry-run=server")).Error,
                error => error.Contains(Refusal, StringComparison.Ordinal), TimeSpan.FromSeconds(60), "the label to be refused");
            Assert.Equal(0, (await Label(cluster, ns.Name, "team=shop", user)).ExitCode);
            Assert.Equal(0, (await Label(cluster, ns.Name, "pyops.dev/mode=enforce")).ExitCode);
            Assert.Contains(
                Refusal,
                (await Label(cluster, ns.Name, "pyops.dev/mode=warn", user, "--overwrite")).Error,
                StringComparison.Ordinal);
            Assert.Contains(Refusal, (await Label(cluster, ns.Name, "pyops.dev/mode-", user)).Error, StringComparison.Ordinal);
            Assert.Contains(
                "pyops.dev/rebuild",
                (await Label(cluster, ns.Name, "pyops.dev/rebuild=allowed", user)).Error,
                StringComparison.Ordinal);
            Assert.Contains(Refusal, (await Create(cluster, $"{ns.Name}-new", user)).Error, StringComparison.Ordinal);

            await Grant(cluster, "pyops-namespace-modes", user);
            await Wait.Until(
                async () => (await Label(cluster, ns.Name, "pyops.dev/mode-", user)).ExitCode == 0,
                TimeSpan.FromSeconds(30), "the label to be removed");
        }
        finally
        {
            await cluster.Kubectl(["delete", "--ignore-not-found", "-f", "-"], guard);
            await cluster.Kubectl(["delete", "--ignore-not-found", "clusterrole,clusterrolebinding", "-l", $"pyops-test={user}"]);
        }
    }

    private static async Task Grant(TestCluster cluster, string what, string user)
    {
        var role = what;
        if (what == "namespaces")
        {
            role = $"{user}-{what}";
            (await cluster.Kubectl(["create", "clusterrole", role, "--verb=get,create,update,patch", $"--resource={what}"]))
                .OrThrow("kubectl create");
            await cluster.Kubectl(["label", "clusterrole", role, $"pyops-test={user}"]);
        }
        (await cluster.Kubectl(["create", "clusterrolebinding", $"{user}-{what}", $"--clusterrole={role}", $"--user={user}"]))
            .OrThrow("kubectl create");
        await cluster.Kubectl(["label", "clusterrolebinding", $"{user}-{what}", $"pyops-test={user}"]);
    }

    private static Task<ToolResult> Label(TestCluster cluster, string ns, string label, string? user = null, params string[] more) =>
        cluster.Kubectl(["label", "namespace", ns, label, .. user is null ? Array.Empty<string>() : [$"--as={user}"], .. more]);

    private static Task<ToolResult> Create(TestCluster cluster, string name, string user) =>
        cluster.Kubectl(
            ["create", $"--as={user}", "--dry-run=server", "-f", "-"],
            $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n  labels:\n    pyops.dev/mode: disabled\n");
}
