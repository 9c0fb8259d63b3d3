using System.Diagnostics;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>Somebody else writes to a Deployment of ours: what is ours is put back, the rest is told.</summary>
public class DriftTests(Bench bench, ITestOutputHelper output) : IClassFixture<Bench>
{
    private const string Ineffective = "pyops_apply_ineffective_total{kind=\"Deployment\"}";
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task After_kubectl_edit_what_is_ours_is_back_and_what_is_not_is_told_with_its_manager()
    {
        await Settled("edited");

        await Edit("edited", """
            sed -i \
              -e 's|^      containers:|&\n      - name: debug\n        image: registry.example.com/debug:1|' \
              -e 's|^        - name: PORT$|        - name: DEBUG\n          value: "1"\n&|' \
              -e 's|^          capabilities:|&\n            add: [NET_ADMIN]|' \
              -e 's|^      dnsPolicy: .*|&\n      hostNetwork: true|' "$1"
            """);

        var told = await Wait.Until(
            () => bench.Services.Get("edited"), service => Services.Condition(service, ConditionTypes.Drifted) is not null,
            soon, "Drifted");
        var live = await Wait.Until(
            () => bench.Services.Deployment("edited"), d => d!.Spec.Template.Spec.HostNetwork is not true,
            soon, "hostNetwork to be put back");
        var app = live!.Spec.Template.Spec.Containers.Single(container => container.Name == "app");
        Assert.True(app.SecurityContext.Capabilities.Add is null or []);
        Assert.Contains(live.Spec.Template.Spec.Containers, container => container.Name == "debug");
        Assert.Equal(
            "not of this PythonService, and left alone: kubectl-edit owns spec.template.spec.containers[app].env[DEBUG], "
                + "spec.template.spec.containers[debug]",
            Services.Condition(told, ConditionTypes.Drifted)!.Message);

        await Edit("edited", """
            sed -i -e '/name: DEBUG/,+1d' -e '/^      - .*debug:1$/,/terminationMessagePolicy/d' "$1"
            """);

        await Wait.Until(
            () => bench.Services.Get("edited"), service => Services.Condition(service, ConditionTypes.Drifted) is null, soon, "no drift");
        Assert.Equal(0, await bench.Operator.Metric(Ineffective));
    }

    [ClusterFact]
    public async Task kubectl_rollout_restart_survives_and_is_no_drift()
    {
        await Settled("restart");

        (await bench.Cluster.Kubectl(["rollout", "restart", "deployment/restart", "-n", bench.Namespace]))
            .OrThrow("kubectl rollout restart");
        // The operator has looked since: this change of the spec reaches the Deployment.
        await bench.Services.Patch("restart", """{"spec":{"rollout":{"minReadySeconds":3}}}""");
        var live = await Wait.Until(() => bench.Services.Deployment("restart"), d => d!.Spec.MinReadySeconds == 3, soon, "the change");

        Assert.Contains("kubectl.kubernetes.io/restartedAt", live!.Spec.Template.Metadata.Annotations.Keys);
        Assert.Null(Services.Condition(await bench.Services.Until("restart", Reasons.ScaledToZero, soon), ConditionTypes.Drifted));
    }

    [ClusterFact]
    public async Task Amounts_in_another_spelling_cause_no_write()
    {
        await Settled("spelling",
            spec => spec.Resources!.Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = "1Gi", ["cpu"] = "500m" });
        var mark = bench.Cluster.Audit.Mark();

        await Patch("spelling", """
            {"spec":{"template":{"spec":{"containers":[{"name":"app","resources":{"limits":{"memory":"1024Mi","cpu":"0.5"}}}]}},
            """ + """
            "revisionHistoryLimit":4}}
            """);

        // The history limit is ours too: that it is back tells that the operator has seen the rest.
        await Wait.Until(() => bench.Services.Deployment("spelling"), d => d!.Spec.RevisionHistoryLimit == 3, soon, "the history limit");
        await bench.Services.Patch("spelling", """{"metadata":{"annotations":{"example.com/touched":"yes"}}}""");
        await bench.Services.Until("spelling", Reasons.ScaledToZero, soon);
        Assert.Single(await mark.Entries(), entry =>
            entry.UserAgent.StartsWith("pyops-operator", StringComparison.Ordinal)
                && entry is { Resource: "deployments", Verb: "patch", Name: "spelling" });
        Assert.Single(await bench.Services.Revisions("spelling"));
    }

    [ClusterFact]
    public async Task Fifty_drifts_are_undone_one_after_the_other()
    {
        await Settled("fifty");
        var times = new List<TimeSpan>();

        for (var i = 0; i < 50; i++)
        {
            var watch = Stopwatch.StartNew();
            await Patch(
                "fifty",
                """{"spec":{"template":{"spec":{"containers":[{"name":"app","image":"evil:NUMBER"}]}}}}"""
                    .Replace("NUMBER", $"{i}"));
            while (!(await bench.Services.Deployment("fifty"))!.Spec.Template.Spec.Containers[0].Image
                .EndsWith("shop:1.0.0", StringComparison.Ordinal))
                Assert.InRange(watch.Elapsed, TimeSpan.Zero, soon);
            times.Add(watch.Elapsed);
        }

        times.Sort();
        output.WriteLine(
            $"drift undone, patch and look included: median {times[25].TotalMilliseconds:0} ms, "
                + $"p99 {times[49].TotalMilliseconds:0} ms");
    }

    private async Task Settled(string name, Action<PythonServiceSpec>? change = null)
    {
        await bench.Services.CreateWithoutPods(name, change);
        await bench.Services.Until(name, Reasons.ScaledToZero, soon);
    }

    private async Task Edit(string deployment, string script)
    {
        var editor = Path.Combine(Directory.CreateTempSubdirectory("pyops-test-").FullName, "editor");
        await File.WriteAllTextAsync(editor, script);
        (await bench.Cluster.Kubectl(["edit", "deployment", deployment, "-n", bench.Namespace], editor: $"sh {editor}"))
            .OrThrow("kubectl edit");
    }

    private Task Patch(string name, string patch) => bench.Cluster.Client.AppsV1.PatchNamespacedDeploymentAsync(
        body: new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch),
        name: name, namespaceParameter: bench.Namespace, fieldManager: "somebody");
}
