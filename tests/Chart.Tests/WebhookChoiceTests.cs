using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>To which entry of the webhook a request goes, as the API server itself chooses by the rendered configuration.</summary>
public class WebhookChoiceTests
{
    private static readonly (string Namespace, string? Mode, string? Chosen)[] namespaces =
    [
        ("shop", null, "default"),
        ("shop", "enforce", "enforce"),
        ("shop", "warn", "warn"),
        ("shop", "audit", "audit"),
        ("shop", "disabled", null),
        ("shop", "", "default"),
        ("shop", "Enforce", "default"),
        ("shop", "enforced", "default"),
        ("kube-system", "enforce", null),
        ("kube-public", null, null),
        ("kube-node-lease", "warn", null),
        (ChartRelease.Namespace, "enforce", null),
    ];

    private static readonly Asked[] requests =
    [
        new("CREATE", ("", "Pod", "pods"), "", "pods"),
        new("UPDATE", ("", "Pod", "pods"), "", "pods"),
        new("DELETE", ("", "Pod", "pods"), "", null),
        new("UPDATE", ("", "Pod", "pods"), "ephemeralcontainers", "pods"),
        new("UPDATE", ("", "Pod", "pods"), "resize", "pods"),
        new("UPDATE", ("", "Pod", "pods"), "status", null),
        new("CREATE", ("", "Pod", "pods"), "eviction", null),
        new("CREATE", ("apps", "Deployment", "deployments"), "", "templates"),
        new("UPDATE", ("apps", "StatefulSet", "statefulsets"), "", "templates"),
        new("CREATE", ("apps", "DaemonSet", "daemonsets"), "", "templates"),
        new("UPDATE", ("apps", "Deployment", "deployments"), "status", null),
        new("UPDATE", ("apps", "Deployment", "deployments"), "scale", null),
        new("CREATE", ("apps", "ReplicaSet", "replicasets"), "", null),
        new("CREATE", ("batch", "Job", "jobs"), "", "templates"),
        new("UPDATE", ("batch", "CronJob", "cronjobs"), "", "templates"),
        new("CREATE", ("", "ConfigMap", "configmaps"), "", null),
    ];

    [ClusterFact]
    public async Task Each_mode_goes_to_its_own_entry_and_what_is_ours_or_the_system_s_to_none()
    {
        var webhook = (await Rendered.With("--show-only", "templates/admission.yaml")).Text;
        var expected = new List<string>();
        var seen = new List<string>();
        foreach (var (ns, mode, chosen) in namespaces)
        {
            var manifests = $"{webhook}\n---\n{Namespace(ns, mode)}";
            var answer = await AdmissionJudge.Ask(manifests, [.. requests.Select(item => Request(item, ns))]);
            foreach (var (request, verdict) in requests.Zip(answer["verdicts"]!.AsArray()))
            {
                var what = $"{request.Operation} {request.Type.Resource}/{request.Subresource} in {ns}, mode {mode ?? "absent"}: ";
                expected.Add(what + (request.Entries is null || chosen is null ? "" : $"{chosen}.{request.Entries}.pyops.dev"));
                seen.Add(what + string.Join(", ", verdict!["webhooks"]!.AsObject().Where(IsChosen).Select(entry => entry.Key)));
            }
        }
        Assert.Equal(expected, seen);
    }

    private static bool IsChosen(KeyValuePair<string, JsonNode?> entry) => (string)entry.Value! != "passed over";

    private static string Namespace(string name, string? mode)
    {
        var labels = mode is null ? new JsonObject() : new JsonObject { ["pyops.dev/mode"] = mode };
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Namespace",
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = labels },
        }.ToJsonString();
    }

    private static JsonObject Request(Asked item, string ns)
    {
        // An update changes something that rules read: MatchConditionTests are about the others.
        JsonObject Body(string image) => new()
        {
            ["metadata"] = new JsonObject { ["name"] = "shop", ["namespace"] = ns },
            ["spec"] = Spec(item.Type.Resource, image),
        };
        return AdmissionJudge.Request(
            item.Operation,
            item.Type,
            item.Subresource,
            ns,
            item.Operation == "DELETE" ? null : Body("shop:2"),
            item.Operation == "CREATE" ? null : Body("shop:1"));
    }

    private static JsonObject? Spec(string resource, string image)
    {
        var pod = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["image"] = image }) };
        JsonObject Template(JsonObject spec) => new() { ["template"] = new JsonObject { ["spec"] = spec } };
        return resource switch
        {
            "pods" => pod,
            "cronjobs" => new JsonObject { ["jobTemplate"] = new JsonObject { ["spec"] = Template(pod) } },
            "configmaps" => null,
            _ => Template(pod),
        };
    }

    /// <summary>A request, and whether the entries of pods or those of templates hear of it.</summary>
    private sealed record Asked(string Operation, (string Group, string Kind, string Resource) Type, string Subresource, string? Entries);
}
