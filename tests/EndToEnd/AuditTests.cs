using System.Text.Json.Nodes;
using k8s;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>`kubectl-pyops audit`, the program, against the cluster.</summary>
public class AuditTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "kubectl-pyops");

    [ClusterFact]
    public async Task What_a_namespace_has_is_judged_by_its_mode_and_a_workloads_copies_count_once()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace(
            "audit", new Dictionary<string, string>(StringComparer.Ordinal) { ["pyops.dev/mode"] = "warn" });
        await Apply(cluster, ns.Name, """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  schedulerName: none
                  containers: [{name: app, image: "registry.example.com/web"}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: alone}
            spec:
              schedulerName: none
              containers: [{name: app, image: "registry.example.com/alone:latest"}]
            """);
        await Wait.Until(
            async () => (await cluster.Client.CoreV1.ListNamespacedPodAsync(ns.Name)).Items.Count,
            count => count == 3, TimeSpan.FromSeconds(60), "the pods of the Deployment");

        var asItIs = await Audit(cluster, ns.Name);
        var asEnforced = await Audit(cluster, ns.Name, "--as-mode", "enforce");

        Assert.True(
            (asItIs.ExitCode, asEnforced.ExitCode) == (0, 1),
            $"{asItIs.ExitCode} {asItIs.Error}\n{asEnforced.ExitCode} {asEnforced.Error}");
        var tags = JsonNode.Parse(asEnforced.Output)!.AsArray().Where(finding => (string)finding!["rule"]! == "image-tag").ToList();
        Assert.Equal(["Deployment web", "Pod alone"], tags.Select(finding => $"{finding!["kind"]} {finding["name"]}"));
        Assert.All(tags, finding => Assert.Equal(("Enforce", "Enforce"), ((string)finding!["action"]!, (string)finding["effect"]!)));
        Assert.All(JsonNode.Parse(asItIs.Output)!.AsArray(), finding => Assert.NotEqual("Enforce", (string)finding!["effect"]!));
    }

    [ClusterFact]
    public async Task Who_may_not_list_is_told_what_and_the_rest_is_still_looked_at()
    {
        var cluster = await TestCluster.Shared;
        await Installation.Ready;
        await using var ns = await cluster.Namespace("audit");
        await Apply(cluster, ns.Name, """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: auditor}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: auditor}
            rules: [{apiGroups: [apps], resources: [deployments], verbs: [list]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: auditor}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: auditor}
            subjects: [{kind: ServiceAccount, name: auditor, namespace: NAMESPACE}]
            """.Replace("NAMESPACE", ns.Name, StringComparison.Ordinal));
        await Apply(cluster, ns.Name, """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 0
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: web}]}
            """);
        var kubeconfig = await Installation.KubeconfigOf(cluster, "auditor", ns.Name);

        var result = await Tool.Run(Program, ["audit", "--kubeconfig", kubeconfig, "--namespace", ns.Name], TimeSpan.FromMinutes(1));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("pods (v1) cannot be listed: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("the RuntimePolicy cannot be read", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{ns.Name}: Deployment web: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("spec.template.spec.containers[0].image", result.Output, StringComparison.Ordinal);
    }

    private static Task<ToolResult> Audit(TestCluster cluster, string ns, params string[] more) => Tool.Run(
        Program, ["audit", "--kubeconfig", cluster.KubeconfigPath, "--namespace", ns, "--output", "json", .. more],
        TimeSpan.FromMinutes(1));

    private static async Task Apply(TestCluster cluster, string ns, string yaml) =>
        (await cluster.Kubectl(["apply", "-n", ns, "-f", "-"], yaml)).OrThrow("kubectl apply");
}
