using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>
/// What somebody would try who has stolen the operator's token, and its roles would let him: each is refused, as the API server's own
/// admission plugin judges.
/// </summary>
public class OperatorEscalationTests
{
    private const string Pods = "hardened containers only";
    private const string Pod = "hardened pods only";
    private const string Host = "namespaces of its host";
    private const string Volume = "no volume of a host";
    private const string Controller = "writes only what a PythonService is the controller of";
    private const string Touches = "touches only what a PythonService is the controller of";

    private static readonly (string What, Action<JsonNode> Change, string Refused)[] pods =
    [
        ("privileged", pod => Security(pod)["privileged"] = true, Pods),
        ("escalation", pod => Security(pod)["allowPrivilegeEscalation"] = true, Pods),
        ("escalation unsaid", pod => Security(pod).Remove("allowPrivilegeEscalation"), Pods),
        ("root by the container", pod => Security(pod)["runAsUser"] = 0, Pods),
        ("root allowed by the container", pod => Security(pod)["runAsNonRoot"] = false, Pods),
        ("a capability", pod => Security(pod)["capabilities"]!["add"] = new JsonArray("SYS_ADMIN"), Pods),
        ("capabilities kept", pod => Security(pod)["capabilities"]!["drop"] = new JsonArray("CHOWN"), Pods),
        ("no seccomp", pod => Security(pod)["seccompProfile"]!["type"] = "Unconfined", Pods),
        ("no AppArmor", pod => Security(pod)["appArmorProfile"] = new JsonObject { ["type"] = "Unconfined" }, Pods),
        ("the whole of /proc", pod => Security(pod)["procMount"] = "Unmasked", Pods),
        ("SELinux", pod => Security(pod)["seLinuxOptions"] = new JsonObject { ["type"] = "spc_t" }, Pods),
        ("a process of the host", pod => Security(pod)["windowsOptions"] = new JsonObject { ["hostProcess"] = true }, Pods),
        ("no context", pod => pod["containers"]![0]!.AsObject().Remove("securityContext"), Pods),
        ("a port of the host", pod => pod["containers"]![0]!["ports"]![0]!["hostPort"] = 9000, Pods),
        ("a second container", pod => pod["containers"]!.AsArray().Add(new JsonObject { ["name"] = "x", ["image"] = "x" }), Pods),
        ("an init container", pod => pod["initContainers"] = new JsonArray(new JsonObject { ["name"] = "x", ["image"] = "x" }), Pods),
        ("the host's network", pod => pod["hostNetwork"] = true, Host),
        ("the host's processes", pod => pod["hostPID"] = true, Host),
        ("the host's memory", pod => pod["hostIPC"] = true, Host),
        ("a folder of the host", pod => Volumes(pod, "hostPath", new JsonObject { ["path"] = "/" }), Volume),
        ("NFS", pod => Volumes(pod, "nfs", new JsonObject { ["server"] = "s", ["path"] = "/" }), Volume),
        ("root by the pod", pod => pod["securityContext"]!["runAsUser"] = 0, Pod),
        ("root allowed by the pod", pod => pod["securityContext"]!.AsObject().Remove("runAsNonRoot"), Pod),
        ("sysctls", pod => pod["securityContext"]!["sysctls"] = new JsonArray(new JsonObject { ["name"] = "a", ["value"] = "1" }), Pod),
        ("no context of the pod", pod => pod.AsObject().Remove("securityContext"), Pod),
        ("a node of choice", pod => pod["nodeName"] = "control-plane", "leaves it to the scheduler"),
    ];

    [ClusterFact]
    public async Task A_pod_with_more_rights_than_a_service_s_is_refused_as_new_and_as_a_change()
    {
        var made = pods.Select(row => OperatorAccount.Request(Weakened(row.Change), null));
        var changed = pods.Select(row => OperatorAccount.Request(Weakened(row.Change), Child("Deployment")));

        var told = await OperatorAccount.Ask([.. made, .. changed]);

        foreach (var ((what, _, refused), verdict) in pods.Concat(pods).Zip(told))
        {
            var isRefused = verdict.StartsWith("403 Forbidden: PyOps", StringComparison.Ordinal)
                && verdict.Contains(refused, StringComparison.Ordinal);
            Assert.True(isRefused, $"{what}: {verdict}");
        }
    }

    [ClusterFact]
    public async Task What_belongs_to_nobody_or_to_somebody_else_is_refused_whatever_its_kind()
    {
        var children = OperatorAccount.Children("full-web");
        Action<JsonObject> none = metadata => metadata.Remove("ownerReferences");
        Action<JsonObject> unlabelled = none + (metadata => metadata.Remove("labels"));
        Action<JsonObject> otherKind = metadata => metadata["ownerReferences"]![0]!["kind"] = "Application";
        Action<JsonObject> otherGroup = metadata => metadata["ownerReferences"]![0]!["apiVersion"] = "example.com/v1";
        Action<JsonObject> mere = metadata => metadata["ownerReferences"]![0]!["controller"] = false;
        JsonObject[] written =
        [
            .. from child in children
               from change in new[] { none, otherKind, otherGroup, mere }
               select OperatorAccount.Request(Owned(child, change), null),
        ];
        JsonObject[] touched =
        [
            .. from child in children
               from change in new[] { unlabelled, otherKind, otherGroup }
               select OperatorAccount.Request(child, Owned(child, change)),
            .. from child in children
               from change in new[] { none, unlabelled, otherKind, otherGroup, mere }
               select OperatorAccount.Request(null, Owned(child, change)),
        ];

        var told = await OperatorAccount.Ask([.. written, .. touched]);

        Assert.All(told.Take(written.Length), verdict => Assert.Contains(Controller, verdict, StringComparison.Ordinal));
        Assert.All(told.Skip(written.Length), verdict => Assert.Contains(Touches, verdict, StringComparison.Ordinal));
    }

    [ClusterFact]
    public async Task Nothing_is_made_changed_or_removed_in_the_system_s_namespaces_and_our_own()
    {
        string[] namespaces = ["kube-system", "kube-public", "kube-flannel", ChartRelease.Namespace];
        JsonObject[] children =
        [
            .. from ns in namespaces
               from child in OperatorAccount.Children("full-web")
               select Owned(child, metadata => metadata["namespace"] = ns),
        ];

        var told = await OperatorAccount.Ask(
        [
            .. children.Select(child => OperatorAccount.Request(child, null)),
            .. children.Select(child => OperatorAccount.Request(child, child)),
            .. children.Select(child => OperatorAccount.Request(null, child)),
        ]);

        Assert.Equal(
            from operation in Enumerable.Range(0, 3)
            from child in children
            select $"403 Forbidden: PyOps makes nothing for services in the namespace {child["metadata"]!["namespace"]}",
            told);
    }

    [ClusterFact]
    public async Task A_Service_leads_traffic_nowhere_else()
    {
        var external = Child("Service");
        external["spec"]!["externalIPs"] = new JsonArray("203.0.113.1");
        var named = Child("Service");
        (named["spec"]!["type"], named["spec"]!["externalName"]) = ("ExternalName", "example.com");

        var told = await OperatorAccount.Ask(
        [
            OperatorAccount.Request(external, null),
            OperatorAccount.Request(named, null),
            OperatorAccount.Request(external, Child("Service")),
            OperatorAccount.Request(external, external),
        ]);

        Assert.All(told.Take(3), verdict => Assert.Contains("neither external addresses nor an external name", verdict));
        Assert.Equal("allowed", told[3]);
    }

    [ClusterFact]
    public async Task Nobody_else_is_judged()
    {
        var root = Weakened(pod => Security(pod)["privileged"] = true);
        root["metadata"]!.AsObject().Remove("ownerReferences");
        string[] others =
        [
            "jo",
            "system:serviceaccount:web:pyops-operator",
            $"system:serviceaccount:{ChartRelease.Namespace}:pyops-webhook",
        ];

        Assert.Equal(
            ["allowed", "allowed", "allowed"],
            await OperatorAccount.Ask(others.Select(user => OperatorAccount.Request(root, null, user))));
    }

    private static JsonObject Child(string kind) =>
        OperatorAccount.Children("full-web").Single(child => (string)child["kind"]! == kind).DeepClone().AsObject();

    private static JsonObject Owned(JsonObject child, Action<JsonObject> change)
    {
        var other = child.DeepClone().AsObject();
        change(other["metadata"]!.AsObject());
        return other;
    }

    private static JsonObject Weakened(Action<JsonNode> change)
    {
        var deployment = Child("Deployment");
        change(deployment["spec"]!["template"]!["spec"]!);
        return deployment;
    }

    private static JsonObject Security(JsonNode pod) => pod["containers"]![0]!["securityContext"]!.AsObject();

    private static void Volumes(JsonNode pod, string source, JsonObject volume) =>
        pod["volumes"]!.AsArray().Add(new JsonObject { ["name"] = "x", [source] = volume });
}
