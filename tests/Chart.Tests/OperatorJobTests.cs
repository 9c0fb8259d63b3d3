using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>
/// Of Jobs the operator's account makes those that migrate for a PythonService, and no other, as the API server's own admission plugin
/// judges. That it makes each of the golden ones is <see cref="OperatorWritesTests"/>'.
/// </summary>
public class OperatorJobTests
{
    private const string Migrates = "no Jobs but those that migrate";

    private static readonly (string What, Action<JsonNode> Change, string Refused)[] jobs =
    [
        ("pods that serve", job => Template(job)["metadata"]!["labels"]!["pyops.dev/role"] = "app", Migrates),
        ("pods of no role", job => Template(job)["metadata"]!["labels"]!.AsObject().Remove("pyops.dev/role"), Migrates),
        ("pods without labels", job => Template(job)["metadata"]!.AsObject().Remove("labels"), Migrates),
        ("many pods at once", job => job["spec"]!["parallelism"] = 100, Migrates),
        ("many pods one by one", job => job["spec"]!["completions"] = 100, Migrates),
        ("as many tries as are usual", job => job["spec"]!.AsObject().Remove("backoffLimit"), Migrates),
        ("no deadline", job => job["spec"]!.AsObject().Remove("activeDeadlineSeconds"), Migrates),
        ("containers that start again", job => Pod(job)["restartPolicy"] = "OnFailure", Migrates),
        ("privileged", job => Container(job)["securityContext"]!["privileged"] = true, "hardened containers only"),
        ("no context", job => Container(job).AsObject().Remove("securityContext"), "hardened containers only"),
        ("root by the pod", job => Pod(job)["securityContext"]!["runAsUser"] = 0, "hardened pods only"),
        ("the host's processes", job => Pod(job)["hostPID"] = true, "namespaces of its host"),
        ("a folder of the host", job => Pod(job)["volumes"]!.AsArray().Add(
            new JsonObject { ["name"] = "x", ["hostPath"] = new JsonObject { ["path"] = "/" } }), "no volume of a host"),
        ("a node of choice", job => Pod(job)["nodeName"] = "control-plane", "leaves it to the scheduler"),
        ("nobody's", job => job["metadata"]!.AsObject().Remove("ownerReferences"), "only what a PythonService is the controller of"),
        ("of the system", job => job["metadata"]!["namespace"] = "kube-system", "in the namespace kube-system"),
    ];

    [ClusterFact]
    public async Task Any_other_Job_is_refused()
    {
        var told = await OperatorAccount.Ask(jobs.Select(row => OperatorAccount.Request(Changed(row.Change), null)));

        foreach (var ((what, _, refused), verdict) in jobs.Zip(told))
        {
            var isRefused = verdict.StartsWith("403 Forbidden: PyOps", StringComparison.Ordinal)
                && verdict.Contains(refused, StringComparison.Ordinal);
            Assert.True(isRefused, $"{what}: {verdict}");
        }
    }

    [ClusterFact]
    public async Task What_others_have_changed_in_one_stops_no_write_and_a_foreign_one_is_not_removed()
    {
        var edited = Changed(job => job["spec"]!["parallelism"] = 0);
        var labelled = edited.DeepClone().AsObject();
        labelled["metadata"]!["labels"]!["team"] = "checkout";
        var foreign = Changed(job => job["metadata"]!["ownerReferences"]![0]!["kind"] = "CronJob");

        var told = await OperatorAccount.Ask(
            [OperatorAccount.Request(labelled, edited), OperatorAccount.Request(null, edited), OperatorAccount.Request(null, foreign)]);

        Assert.Equal(["allowed", "allowed"], told.Take(2));
        Assert.Contains("touches only what a PythonService is the controller of", told[2], StringComparison.Ordinal);
    }

    private static JsonObject Changed(Action<JsonNode> change)
    {
        var job = OperatorAccount.Children("migrating").Single(child => (string)child["kind"]! == "Job").DeepClone().AsObject();
        change(job);
        return job;
    }

    private static JsonNode Template(JsonNode job) => job["spec"]!["template"]!;

    private static JsonNode Pod(JsonNode job) => Template(job)["spec"]!;

    private static JsonNode Container(JsonNode job) => Pod(job)["containers"]![0]!;
}
