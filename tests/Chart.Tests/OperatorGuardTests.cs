using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>On a server that has them, the policies hold the operator's account although its roles would let it do anything.</summary>
[Collection(nameof(LabelGuardTests))]
public class OperatorGuardTests
{
    private const string Refusal = "PyOps writes only what a PythonService is the controller of";

    [ClusterFact]
    [RequiresKubernetes(1, 30)]
    public async Task The_operator_s_account_makes_a_service_s_Deployment_and_no_other()
    {
        var cluster = await TestCluster.Shared;
        await using var home = await cluster.Namespace("home");
        await using var ns = await cluster.Namespace("guarded");
        var account = $"system:serviceaccount:{home.Name}:pyops-operator";
        var files = new[] { "templates/operator-guard.yaml", "templates/operator-guard-pods.yaml" };
        var guard = (await Rendered.With(["--namespace", home.Name, .. files.SelectMany(file => new[] { "--show-only", file })])).Text;
        (await cluster.Kubectl(["create", "clusterrolebinding", home.Name, "--clusterrole=cluster-admin", $"--user={account}"]))
            .OrThrow("kubectl create");
        (await cluster.Kubectl(["apply", "-f", "-"], guard)).OrThrow("kubectl apply");
        try
        {
            // A policy takes effect a moment after it is written.
            await Wait.Until(
                async () => (await Try(cluster, ns.Name, account, owners: "[]")).Error,
                error => error.Contains(Refusal, StringComparison.Ordinal), TimeSpan.FromSeconds(60), "the Deployment to be refused");
            (await Try(cluster, ns.Name, account)).OrThrow("kubectl apply");
            Assert.Contains("hostPID", (await Try(cluster, ns.Name, account, pod: "hostPID: true")).Error, StringComparison.Ordinal);
            Assert.Contains("in the namespace kube-system", (await Try(cluster, "kube-system", account)).Error, StringComparison.Ordinal);
            Assert.Contains(
                "no Secret but",
                (await cluster.Kubectl(["create", "secret", "generic", "token", "-n", home.Name, $"--as={account}"])).Error,
                StringComparison.Ordinal);
        }
        finally
        {
            await cluster.Kubectl(["delete", "--ignore-not-found", "-f", "-"], guard);
            await cluster.Kubectl(["delete", "--ignore-not-found", "clusterrolebinding", home.Name]);
        }
    }

    private static Task<ToolResult> Try(
        TestCluster cluster,
        string ns,
        string account,
        string owners = "[{apiVersion: pyops.dev/v1alpha1, kind: PythonService, name: shop, uid: '1', controller: true}]",
        string pod = "hostPID: false") =>
        cluster.Kubectl(
            ["create", "-n", ns, $"--as={account}", "--dry-run=server", "-f", "-"],
            $$$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, ownerReferences: {{{owners}}} }
            spec:
              selector: {matchLabels: {app: shop}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  {{{pod}}}
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                  - name: app
                    image: registry.example.com/shop:1.0.0
                    securityContext:
                      runAsNonRoot: true
                      allowPrivilegeEscalation: false
                      capabilities: {drop: [ALL]}
                      seccompProfile: {type: RuntimeDefault}
            """);
}
