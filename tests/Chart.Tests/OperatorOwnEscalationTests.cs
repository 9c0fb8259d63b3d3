using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>The same for what the operator keeps for itself, and for its permissions as a whole.</summary>
public class OperatorOwnEscalationTests
{
    private static readonly (string What, Action<JsonObject> Change)[] configurations =
    [
        ("Secrets are sent", it => Entry(it)["rules"]!.AsArray().Add(JsonNode.Parse(
            """{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["secrets"],"scope":"*"}"""))),
        ("elsewhere by name", it => Entry(it)["clientConfig"]!["service"]!["name"] = "mine"),
        ("elsewhere by namespace", it => Entry(it)["clientConfig"]!["service"]!["namespace"] = "web"),
        ("another path", it => Entry(it)["clientConfig"]!["service"]!["path"] = "/pods/audit"),
        ("elsewhere by address", it => Entry(it)["clientConfig"] = new JsonObject { ["url"] = "https://example.com" }),
        ("open", it => Entry(it)["failurePolicy"] = "Ignore"),
        ("other namespaces", it => Entry(it)["namespaceSelector"] = JsonNode.Parse("""{"matchLabels":{"a":"b"}}""")),
        ("other objects", it => Entry(it)["objectSelector"] = JsonNode.Parse("""{"matchLabels":{"a":"b"}}""")),
        ("conditions", it => Entry(it)["matchConditions"] = JsonNode.Parse("""[{"name":"never","expression":"false"}]""")),
        ("exact", it => Entry(it)["matchPolicy"] = "Exact"),
        ("slow", it => Entry(it)["timeoutSeconds"] = 30),
        ("other versions", it => Entry(it)["admissionReviewVersions"] = new JsonArray("v1beta1")),
        ("effects", it => Entry(it)["sideEffects"] = "NoneOnDryRun"),
        ("renamed", it => Entry(it)["name"] = "other.pods.pyops.dev"),
        ("an entry less", it => it["webhooks"]!.AsArray().RemoveAt(0)),
        ("an entry more", it => it["webhooks"]!.AsArray().Add(Entry(it).DeepClone())),
        ("an owner that is not there", it => it["metadata"]!["ownerReferences"] = JsonNode.Parse(
            """[{"apiVersion":"v1","kind":"Namespace","name":"gone","uid":"1"}]""")),
        ("another injects", it => it["metadata"]!["annotations"] = new JsonObject { ["cert-manager.io/inject-ca-from"] = "web/mine" }),
        ("lost to its release", it => it["metadata"]!["labels"] = new JsonObject()),
        ("for ever", it => it["metadata"]!["finalizers"] = new JsonArray("example.com/mine")),
    ];

    [ClusterFact]
    public async Task Nothing_but_caBundle_changes_in_the_webhook_s_configuration()
    {
        var live = (await Rendered.With()).Single("ValidatingWebhookConfiguration", "pyops");

        var told = await OperatorAccount.Ask(
        [
            .. configurations.Select(row => OperatorAccount.Request(Changed(live, row.Change), live)),
            OperatorAccount.Request(live, null),
            OperatorAccount.Request(null, live),
        ]);

        foreach (var (what, verdict) in configurations.Select(row => row.What).Concat(["made", "deleted"]).Zip(told))
            Assert.True(verdict.StartsWith("403 Forbidden: PyOps changes no", StringComparison.Ordinal), $"{what}: {verdict}");
    }

    private static readonly (string Version, string Kind, string Name, string? Type, string Refused)[] objects =
    [
        // The server would fill it with a token of whoever is named.
        ("v1", "Secret", "pyops-webhook-tls", "kubernetes.io/service-account-token", "no Secret but"),
        ("v1", "Secret", "pyops-webhook-ca", "kubernetes.io/service-account-token", "no Secret but"),
        ("v1", "Secret", "token", "kubernetes.io/service-account-token", "no Secret but"),
        ("v1", "Secret", "token", "Opaque", "no Secret but"),
        ("v1", "Secret", "sh.helm.release.v1.pyops.v9", "helm.sh/release.v1", "no Secret but"),
        ("coordination.k8s.io/v1", "Lease", "another", null, "no Lease but"),
        ("events.k8s.io/v1", "Event", "e", null, "its own events only"),
    ];

    [ClusterFact]
    public async Task Nothing_else_is_written_in_our_own_namespace()
    {
        var told = await OperatorAccount.Ask(
            objects.Select(row => OperatorAccount.Request(Object(row.Version, row.Kind, row.Name, row.Type), null)));

        Assert.All(objects.Zip(told), pair => Assert.Contains(pair.First.Refused, pair.Second, StringComparison.Ordinal));
    }

    /// <summary>
    /// What a role of the operator comes to allow is held by a policy as well, but for what it writes about its own kinds.
    /// </summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task Everything_that_its_roles_let_it_write_is_held_by_a_policy()
    {
        var rendered = await Rendered.With();
        var roles = rendered.Objects
            .Where(item => item.ContainsKey("subjects")
                && item["subjects"]!.AsArray().Any(subject => (string?)subject!["name"] == "pyops-operator"))
            .Select(item => rendered.Single((string)item["roleRef"]!["kind"]!, (string)item["roleRef"]!["name"]!));
        var written = roles.SelectMany(role => role["rules"]!.AsArray())
            .Where(rule => Strings(rule!["verbs"]).Except(["get", "list", "watch"]).Any())
            .SelectMany(rule => Types(rule!)).Where(type => !type.StartsWith("pyops.dev ", StringComparison.Ordinal));
        var held = rendered.OfKind("ValidatingAdmissionPolicy")
            .Where(policy => policy["spec"]!.AsObject().ContainsKey("matchConditions"))
            .SelectMany(policy => policy["spec"]!["matchConstraints"]!["resourceRules"]!.AsArray())
            .SelectMany(rule => Types(rule!));

        Assert.Equal(written.Distinct().Order(StringComparer.Ordinal), held.Distinct().Order(StringComparer.Ordinal));
    }

    private static JsonObject Object(string version, string kind, string name, string? type)
    {
        var item = new JsonObject
        {
            ["apiVersion"] = version,
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ChartRelease.Namespace },
        };
        if (type is not null)
            item["type"] = type;
        return item;
    }

    private static IEnumerable<string> Types(JsonNode rule) =>
        from groupName in Strings(rule["apiGroups"]) from resource in Strings(rule["resources"]) select $"{groupName} {resource}";

    private static IEnumerable<string> Strings(JsonNode? list) => list!.AsArray().Select(item => (string)item!);

    private static JsonObject Changed(JsonObject live, Action<JsonObject> change)
    {
        var changed = live.DeepClone().AsObject();
        change(changed);
        return changed;
    }

    private static JsonNode Entry(JsonObject configuration) => configuration["webhooks"]![0]!;
}
