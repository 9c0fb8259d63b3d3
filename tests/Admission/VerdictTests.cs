using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Admission;

/// <summary>What people read on their terminal, by the real kubectl.</summary>
[Collection(nameof(Release))]
public class VerdictTests(Release release)
{
    private const string Finding =
        "spec.containers[0].image (container \"web\"): \"nginx:latest\" is whatever latest is today; "
            + "name a version tag or a digest [image-tag]";

    private static readonly string[] denying = ["non-root", "drop-capabilities", "image-tag", "seccomp", "privilege-escalation"];

    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 0
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: web, image: "nginx:latest"}
        """;

    [ClusterFact]
    public async Task A_namespace_that_enforces_rejects_a_bad_pod_and_says_what_to_change()
    {
        await using var ns = await release.Enforcing();

        var run = await release.TryKubectl("run", "web", "-n", ns.Name, "--image=nginx:latest");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("admission webhook \"enforce.pods.pyops.dev\" denied the request", run.Error, StringComparison.Ordinal);
        Assert.Contains(Finding, run.Error, StringComparison.Ordinal);
        Assert.Contains("[non-root]", run.Error, StringComparison.Ordinal);
        Assert.Contains("[drop-capabilities]", run.Error, StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task Without_a_label_the_same_pod_is_admitted_with_the_same_lines_as_warnings()
    {
        await using var enforcing = await release.Enforcing();
        await using var ns = await release.Cluster.Namespace("plain");

        var denied = await release.TryKubectl("run", "web", "-n", enforcing.Name, "--image=nginx:latest", "--dry-run=server");
        var run = await release.TryKubectl("run", "web", "-n", ns.Name, "--image=nginx:latest", "--dry-run=server");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"Warning: {Finding}", run.Error, StringComparison.Ordinal);
        var lines = Lines(denied.Error);
        Assert.NotEmpty(lines);
        Assert.Subset(Lines(run.Error), lines);
    }

    [ClusterFact]
    public async Task A_namespace_that_audits_says_nothing_to_the_user_and_writes_it_into_the_audit_log()
    {
        await using var ns = await release.InMode("audit");
        var mark = release.Cluster.Audit.Mark();

        var run = await release.TryKubectl("run", "web", "-n", ns.Name, "--image=nginx:latest", "--dry-run=server");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("image-tag", run.Error, StringComparison.Ordinal);
        var created = (await mark.Entries()).Single(entry => entry.Namespace == ns.Name && entry is { Verb: "create", Resource: "pods" });
        Assert.Contains(
            created.Annotations,
            note => note.Key.StartsWith("audit.pods.pyops.dev/", StringComparison.Ordinal)
                && note.Value.Contains("image-tag", StringComparison.Ordinal));
    }

    [ClusterFact]
    public async Task A_workload_is_admitted_with_warnings_even_where_its_pods_would_be_rejected()
    {
        await using var ns = await release.Enforcing();

        var apply = await release.Cluster.Kubectl(["apply", "-n", ns.Name, "-f", "-"], Deployment);

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Contains("Warning: spec.template.spec.containers[0].image", apply.Error, StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_pod_that_was_there_before_stays_patchable_and_deletable()
    {
        await using var ns = await release.Cluster.Namespace("ratchet");
        (await release.TryKubectl("run", "web", "-n", ns.Name, "--image=nginx:latest")).OrThrow("kubectl run");
        await release.Kubectl("label", "namespace", ns.Name, "pyops.dev/mode=enforce");

        var labelled = await release.TryKubectl("label", "pod", "web", "-n", ns.Name, "touched=true");
        var image = await release.TryKubectl("set", "image", "-n", ns.Name, "pod/web", "web=httpd:latest");
        var deleted = await release.TryKubectl("delete", "pod", "web", "-n", ns.Name, "--wait=false", "--grace-period=0", "--force");

        Assert.True(labelled.ExitCode == 0, labelled.Error);
        Assert.Equal(1, image.ExitCode);
        Assert.Contains("\"httpd:latest\"", image.Error, StringComparison.Ordinal);
        Assert.True(deleted.ExitCode == 0, deleted.Error);
    }

    /// <summary>Nor does an image that breaks no rule itself: it would run with all that the pod was once allowed.</summary>
    [ClusterFact]
    public async Task Another_image_does_not_get_into_a_pod_that_was_there_before_and_the_pod_can_go()
    {
        await using var ns = await release.Cluster.Namespace("image");
        (await release.TryKubectl("run", "web", "-n", ns.Name, "--image=nginx:latest")).OrThrow("kubectl run");
        await release.Kubectl("label", "namespace", ns.Name, "pyops.dev/mode=enforce");

        var image = await release.TryKubectl("set", "image", "-n", ns.Name, "pod/web", "web=registry.example.com/tools:1");
        var held = await Patch(ns.Name, """{"metadata":{"finalizers":["example.com/held"]}}""");
        await release.Kubectl("delete", "pod", "web", "-n", ns.Name, "--wait=false");
        var freed = await Patch(ns.Name, """{"metadata":{"finalizers":null}}""");

        Assert.Equal(1, image.ExitCode);
        Assert.Contains("[non-root]", image.Error, StringComparison.Ordinal);
        Assert.True(held.ExitCode == 0, held.Error);
        Assert.True(freed.ExitCode == 0, freed.Error);
    }

    [ClusterFact]
    [RequiresKubernetes(1, 25)]
    public async Task A_debug_container_is_held_to_the_rules_too()
    {
        await using var ns = await release.Enforcing();
        (await release.Cluster.Kubectl(["create", "-n", ns.Name, "-f", "-"], k8s.KubernetesJson.Serialize(SamplePods.Compliant("app"))))
            .OrThrow("kubectl create");

        var debug = await release.TryKubectl("debug", "app", "-n", ns.Name, "--image=busybox:latest", "--profile=general");

        Assert.Equal(1, debug.ExitCode);
        Assert.Contains("spec.ephemeralContainers[0].image", debug.Error, StringComparison.Ordinal);
    }

    private Task<ToolResult> Patch(string ns, string patch) =>
        release.TryKubectl("patch", "pod", "web", "-n", ns, "--type=merge", "-p", patch);

    // The lines of findings that deny, which end in the id of the rule.
    private static HashSet<string> Lines(string text) =>
    [
        .. text.Split('\n')
            .Select(line => line[Math.Max(0, line.IndexOf("spec", StringComparison.Ordinal))..])
            .Where(line => denying.Any(id => line.EndsWith($"[{id}]", StringComparison.Ordinal))),
    ];
}
