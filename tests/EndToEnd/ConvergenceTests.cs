using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Changes by people and by others, on Deployments without pods.</summary>
public class ConvergenceTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(30);

    [ClusterFact]
    public async Task What_somebody_weakens_is_put_back()
    {
        await Settled("drift");

        await PatchDeployment("drift", """
            {"spec":{"template":{"spec":{"hostNetwork":true,"hostIPC":true,"automountServiceAccountToken":true,
             "securityContext":{"runAsUser":0,"runAsNonRoot":false,"seccompProfile":{"type":"Unconfined"}},
             "containers":[{"name":"app","image":"evil:latest","securityContext":{"privileged":true,"allowPrivilegeEscalation":true,
              "runAsUser":0,"runAsNonRoot":false,"readOnlyRootFilesystem":false,"capabilities":{"drop":[],"add":["NET_ADMIN"]}}}]}}}}
            """);

        var repaired = await Deployment("drift", d => d?.Spec.Template.Spec.HostNetwork is not true, "the repair");
        var pod = repaired!.Spec.Template.Spec;
        var app = pod.Containers.Single();
        var rights = app.SecurityContext;
        Assert.Equal((null, null, false), (pod.HostNetwork, pod.HostIPC, pod.AutomountServiceAccountToken));
        Assert.Equal((1000, true, "RuntimeDefault"),
            (pod.SecurityContext.RunAsUser, pod.SecurityContext.RunAsNonRoot, pod.SecurityContext.SeccompProfile.Type));
        Assert.Equal(
            (false, false, 1000, true),
            (rights.Privileged, rights.AllowPrivilegeEscalation, rights.RunAsUser, rights.RunAsNonRoot));
        Assert.True(app.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], app.SecurityContext.Capabilities.Drop);
        Assert.Null(app.SecurityContext.Capabilities.Add);
        Assert.Null(app.Ports.Single().HostPort);
        Assert.Equal("registry.example.com/web/shop:1.0.0", app.Image);
    }

    [ClusterFact]
    public async Task A_deleted_child_comes_back()
    {
        await Settled("back");

        (await bench.Cluster.Kubectl(["delete", "service", "back", "-n", bench.Namespace])).OrThrow("kubectl delete");

        await Wait.Until(
            async () => (await bench.Services.Service("back"))?.Metadata.DeletionTimestamp is null
                && await bench.Services.Service("back") is not null, soon, "the Service");
    }

    [ClusterFact]
    public async Task A_variable_that_leaves_the_spec_leaves_the_pods()
    {
        await Settled("env", spec => spec.Env = [new V1EnvVar { Name = "OLD", Value = "1" }, new V1EnvVar { Name = "KEPT", Value = "1" }]);

        await bench.Services.Patch("env", """{"spec":{"env":[{"name":"KEPT","value":"1"}]}}""");

        await Wait.Until(() => Variables("env"), names => names.Contains("KEPT") && !names.Contains("OLD"), soon, "OLD to be gone");
    }

    [ClusterFact]
    public async Task A_web_service_that_becomes_a_worker_loses_its_Service()
    {
        await Settled("turn");
        Assert.NotNull(await bench.Services.Service("turn"));

        await bench.Services.Patch("turn", """{"spec":{"type":"Worker"}}""");

        await Wait.Until(async () => await bench.Services.Service("turn") is null, soon, "the Service to be gone");
        await Deployment(
            "turn",
            d => d!.Spec.Template.Spec.Containers[0] is
            { Ports: null, Lifecycle: null, StartupProbe: null, ReadinessProbe: null, LivenessProbe: null },
            "port, probes and pause to be gone");
        await bench.Services.Until("turn", Reasons.ScaledToZero, soon);
    }

    [ClusterFact]
    public async Task A_health_path_that_is_added_later_replaces_the_probe_by_TCP()
    {
        await Settled("later");

        await bench.Services.Patch("later", """{"spec":{"health":{"path":"/healthz"}}}""");

        await Deployment(
            "later",
            d => d!.Spec.Template.Spec.Containers[0].ReadinessProbe is { TcpSocket: null, HttpGet.Path: "/healthz" }, "the probe by HTTP");
    }

    [ClusterFact]
    public async Task A_change_of_strategy_and_of_the_Services_port_arrives()
    {
        await Settled("strategy");

        await bench.Services.Patch("strategy", """{"spec":{"strategy":"Recreate","rollout":null,"service":{"port":8000}}}""");

        await Deployment("strategy", d => d!.Spec.Strategy is { Type: "Recreate", RollingUpdate: null }, "Recreate");
        await Wait.Until(
            () => bench.Services.Service("strategy"),
            s => s!.Spec.Ports.Select(port => port.Port).SequenceEqual([8000]), soon, "port 8000");
    }

    [ClusterFact]
    public async Task kubectl_scale_reaches_the_Deployment()
    {
        await Settled("scale");

        (await bench.Cluster.Kubectl(["scale", "pysvc/scale", "-n", bench.Namespace, "--replicas=2"])).OrThrow("kubectl scale");

        await Deployment("scale", d => d!.Spec.Replicas == 2, "two replicas");
        await bench.Services.Patch("scale", """{"spec":{"replicas":0}}""");
    }

    [ClusterFact]
    public async Task While_paused_nothing_changes_and_afterwards_everything_does()
    {
        await Settled("paused");
        await bench.Services.Patch("paused", """{"spec":{"paused":true,"image":"registry.example.com/web/shop:2.0.0"}}""");
        var waiting = await bench.Services.Until("paused", Reasons.Paused, soon);
        Assert.Equal("False", Services.Ready(waiting)!.Status);
        Assert.NotNull(waiting.Status!.Revision!.Pending);
        Assert.Contains($"revision {waiting.Status.Revision.Pending} waits", Services.Ready(waiting)!.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "1.0.0", (await bench.Services.Deployment("paused"))!.Spec.Template.Spec.Containers[0].Image, StringComparison.Ordinal);

        await bench.Services.Patch("paused", """{"spec":{"paused":false}}""");

        await Deployment(
            "paused", d => d!.Spec.Template.Spec.Containers[0].Image.EndsWith("2.0.0", StringComparison.Ordinal), "the new image");
    }

    [ClusterFact]
    public async Task A_foreign_Deployment_of_the_same_name_is_never_touched()
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "theirs" };
        var theirs = new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = "theirs" },
            Spec = new V1DeploymentSpec
            {
                Replicas = 0,
                Selector = new V1LabelSelector { MatchLabels = labels },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = labels },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "x", Image = "x:1" }] },
                },
            },
        };
        var before = await bench.Cluster.Client.AppsV1.CreateNamespacedDeploymentAsync(body: theirs, namespaceParameter: bench.Namespace);

        await bench.Services.CreateWithoutPods("theirs");

        var status = await bench.Services.Until("theirs", Reasons.NameConflict, soon);
        Assert.Contains(
            "Deployment \"theirs\" exists and was not made by PyOps", Services.Ready(status)!.Message, StringComparison.Ordinal);
        Assert.Equal(before.Metadata.Generation, (await bench.Services.Deployment("theirs"))!.Metadata.Generation);
    }

    [ClusterFact]
    public async Task A_deleted_service_takes_its_children_along()
    {
        await Settled("gone");

        await bench.Services.Delete("gone");

        await Wait.Until(
            async () => await bench.Services.Deployment("gone") is null && await bench.Services.Service("gone") is null,
            soon, "the children to be gone");
    }

    [ClusterFact]
    public async Task The_longest_name_works()
    {
        var name = new string('n', 50);
        await bench.Services.CreateWithoutPods(name);

        await bench.Services.Until(name, Reasons.ScaledToZero, soon);
    }

    private async Task Settled(string name, Action<PythonServiceSpec>? change = null)
    {
        await bench.Services.CreateWithoutPods(name, change);
        await bench.Services.Until(name, Reasons.ScaledToZero, soon);
    }

    private Task<V1Deployment?> Deployment(string name, Func<V1Deployment?, bool> isRight, string what) =>
        Wait.Until(() => bench.Services.Deployment(name), isRight, soon, what);

    private Task PatchDeployment(string name, string patch) => bench.Cluster.Client.AppsV1.PatchNamespacedDeploymentAsync(
        body: new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch),
        name: name, namespaceParameter: bench.Namespace, fieldManager: "somebody");

    private async Task<List<string>> Variables(string name) =>
        [.. (await bench.Services.Deployment(name))!.Spec.Template.Spec.Containers[0].Env.Select(variable => variable.Name)];
}
