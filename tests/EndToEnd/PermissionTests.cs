using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>An operator that may not do everything says what it lacks, and goes on when it is granted.</summary>
public class PermissionTests
{
    [ClusterFact]
    public async Task A_verb_that_is_missing_is_named_in_the_condition_and_works_once_granted()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("rbac");
        var services = new Services(cluster, ns.Name);
        await Grant(cluster, ns.Name, Rule("apps", "deployments", "get", "list", "watch"));
        await using var instance = await Start(cluster, ns.Name, "--log-format", "json");
        await instance.UntilReady();

        await services.CreateWithoutPods("shop");

        var forbidden = await services.Until("shop", Reasons.Forbidden, TimeSpan.FromSeconds(30));
        Assert.Contains("cannot patch resource \"deployments\"", Services.Ready(forbidden)!.Message, StringComparison.Ordinal);
        await Wait.Until(
            () => Task.FromResult(instance.Log.Split('\n').Any(line => IsErrorOf(line, $"{ns.Name}/shop"))),
            TimeSpan.FromSeconds(10), "a line of the log with the key");
        await Grant(cluster, ns.Name, Rule("apps", "deployments", "get", "list", "watch", "create", "patch"));
        await services.Until("shop", Reasons.ScaledToZero, TimeSpan.FromSeconds(60));
    }

    [ClusterFact]
    public async Task A_kind_that_may_not_be_listed_keeps_the_operator_from_being_ready_and_is_named()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("rbac");
        await Grant(cluster, ns.Name);
        await using var instance = await Start(cluster, ns.Name);

        await Wait.Until(
            async () => (await instance.Text("/readyz")).Contains("deployments", StringComparison.Ordinal)
                && instance.Log.Contains("deployments", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30), "the problem to be told");
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, await instance.Answer("/readyz"));
        await Grant(cluster, ns.Name, Rule("apps", "deployments", "get", "list", "watch", "create", "patch"));
        await instance.UntilReady();
    }

    /// <summary>Whether a line of the JSON log tells of an error while this key was worked on.</summary>
    private static bool IsErrorOf(string line, string key)
    {
        var entry = JsonNode.Parse(line)!;
        return (string?)entry["LogLevel"] == "Error"
            && entry["Scopes"]!.AsArray().Any(scope => scope!.ToJsonString().Contains(key, StringComparison.Ordinal));
    }

    private static V1PolicyRule Rule(string group, string resource, params string[] verbs) =>
        new() { ApiGroups = [group], Resources = [resource], Verbs = verbs };

    private static async Task Grant(TestCluster cluster, string ns, params V1PolicyRule[] rules)
    {
        var role = new V1Role
        {
            ApiVersion = "rbac.authorization.k8s.io/v1",
            Kind = "Role",
            Metadata = new V1ObjectMeta { Name = "some", NamespaceProperty = ns },
            Rules =
            [
                Rule(ApiNames.Group, "pythonservices", "list", "watch"),
                Rule(ApiNames.Group, "pythonservices/status", "patch"),
                Rule(ApiNames.Group, "pythonservices/finalizers", "update"),
                Rule("apps", "controllerrevisions", "get", "list", "watch", "create", "patch", "delete"),
                Rule("", "services", "get", "list", "watch", "create", "patch", "delete"),
                Rule("autoscaling", "horizontalpodautoscalers", "list", "watch"),
                Rule("policy", "poddisruptionbudgets", "list", "watch"),
                Rule("networking.k8s.io", "ingresses", "list", "watch"),
                Rule("networking.k8s.io", "networkpolicies", "list", "watch"),
                Rule("monitoring.coreos.com", "servicemonitors", "list", "watch"),
                Rule("", "pods", "list", "watch"),
                Rule("batch", "jobs", "list", "watch"),
                Rule("events.k8s.io", "events", "create"),
                Rule("coordination.k8s.io", "leases", "get", "create", "update"),
                .. rules,
            ],
        };
        (await cluster.Kubectl(["apply", "-n", ns, "-f", "-"], await Binding(cluster, ns) + "\n---\n" + k8s.KubernetesYaml.Serialize(role)))
            .OrThrow("kubectl apply");
    }

    private static async Task<string> Binding(TestCluster cluster, string ns)
    {
        var owner = await cluster.Client.CoreV1.ReadNamespaceAsync(ns);
        // Policies have no namespace, so the webhook's role is bound in the whole cluster, for as long as the namespace is there.
        return $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: {{ns}}
              ownerReferences: [{apiVersion: v1, kind: Namespace, name: {{ns}}, uid: {{owner.Metadata.Uid}}}]
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: pyops-webhook}
            subjects: [{kind: ServiceAccount, name: some, namespace: {{ns}}}]
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: some}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: some}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: some}
            subjects: [{kind: ServiceAccount, name: some, namespace: {{ns}}}]
            """;
    }

    private static async Task<OperatorInstance> Start(TestCluster cluster, string ns, params string[] more)
    {
        await Installation.Ready;
        return OperatorInstance.Launch(
            ["--kubeconfig", await Installation.KubeconfigOf(cluster, "some", ns), "--namespace", ns, "--watch-namespace", ns, .. more]);
    }
}
