using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>
/// The policies that hold the operator's account to what it does never stop what it does, as the API server's own admission plugin
/// judges by them.
/// </summary>
public class OperatorWritesTests
{
    private static readonly JsonObject revision = Json(
        """
        {"apiVersion":"apps/v1","kind":"ControllerRevision","revision":1,"data":{"image":"shop:1"},
        "metadata":{"name":"shop-1","namespace":"web","labels":{"pyops.dev/service":"shop"},"ownerReferences":[
        {"apiVersion":"pyops.dev/v1alpha1","kind":"PythonService","name":"shop","uid":"1","controller":true,"blockOwnerDeletion":true}]}}
        """);

    private static readonly JsonObject[] own =
    [
        Json("""{"apiVersion":"v1","kind":"Secret","type":"Opaque","metadata":{"name":"pyops-webhook-ca","namespace":"pyops-system"}}"""),
        Json("""{"apiVersion":"v1","kind":"Secret","type":"Opaque","metadata":{"name":"pyops-webhook-tls","namespace":"pyops-system"}}"""),
        Json(
            """
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"pyops-operator","namespace":"pyops-system"},
            "spec":{"holderIdentity":"a"}}
            """),
    ];

    [ClusterFact]
    public async Task Every_child_of_every_golden_service_is_made_changed_taken_back_and_removed()
    {
        var children = OperatorAccount.Folders.SelectMany(OperatorAccount.Children).ToList();
        Assert.True(children.Count(child => (string)child["kind"]! == "Deployment") > 10);
        JsonObject[] requests =
        [
            .. children.Select(child => OperatorAccount.Request(child, null)),
            .. children.Select(child => OperatorAccount.Request(child, child)),
            .. children.Select(child => OperatorAccount.Request(child, Orphan(child))),
            .. children.Select(child => OperatorAccount.Request(null, child)),
        ];

        var told = await OperatorAccount.Ask(requests);

        Assert.Equal(requests.Length, told.Count);
        Assert.All(requests.Zip(told), pair => Assert.True(pair.Second == "allowed", $"{pair.First}: {pair.Second}"));
    }

    [ClusterFact]
    public async Task Revisions_the_Lease_the_certificates_and_events_are_written()
    {
        JsonObject Event(string ns) => new()
        {
            ["apiVersion"] = "events.k8s.io/v1",
            ["kind"] = "Event",
            ["reportingController"] = "pyops.dev/operator",
            ["metadata"] = new JsonObject { ["name"] = "e", ["namespace"] = ns },
        };

        var told = await OperatorAccount.Ask(
        [
            .. own.Append(revision).Select(item => OperatorAccount.Request(item, null)),
            .. own.Append(revision).Select(item => OperatorAccount.Request(item, item)),
            OperatorAccount.Request(null, revision),
            OperatorAccount.Request(Event("web"), null),
            // Where the events of a RuntimePolicy are, which is in no namespace.
            OperatorAccount.Request(Event("kube-system"), null),
        ]);

        Assert.All(told, verdict => Assert.Equal("allowed", verdict));
    }

    [ClusterFact]
    public async Task The_webhook_s_entries_get_their_caBundle()
    {
        var before = (await Rendered.With()).Single("ValidatingWebhookConfiguration", "pyops");
        var after = before.DeepClone().AsObject();
        foreach (var entry in after["webhooks"]!.AsArray())
            entry!["clientConfig"]!["caBundle"] = "YQ==";

        Assert.Equal(
            ["allowed", "allowed"],
            await OperatorAccount.Ask([OperatorAccount.Request(after, before), OperatorAccount.Request(before, after)]));
    }

    /// <summary>Else a service of which somebody edited a child would be looked after no more.</summary>
    [ClusterFact]
    public async Task What_others_have_added_stops_no_write_of_ours()
    {
        var before = Deployment();
        var pod = before["spec"]!["template"]!["spec"]!.AsObject();
        pod["hostPID"] = true;
        pod["nodeName"] = "node";
        pod["securityContext"]!["sysctls"] = Json("""{"x":[{"name":"kernel.shm_rmid_forced","value":"1"}]}""")["x"]!.DeepClone();
        pod["volumes"]!.AsArray().Add(Json("""{"name":"host","hostPath":{"path":"/"}}"""));
        pod["containers"]![0]!["securityContext"]!["privileged"] = true;
        pod["containers"]!.AsArray().Add(Json("""{"name":"sidecar","image":"sidecar:1","securityContext":{"privileged":true}}"""));
        var after = before.DeepClone().AsObject();
        after["spec"]!["replicas"] = 7;
        after["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray().Clear();
        var mended = Deployment();
        mended["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Add(pod["containers"]![1]!.DeepClone());

        var told = await OperatorAccount.Ask([OperatorAccount.Request(after, before), OperatorAccount.Request(mended, before)]);

        Assert.Equal(["allowed", "allowed"], told);
    }

    /// <summary>An expression that costs more than a server allows is a refusal.</summary>
    [ClusterFact]
    public async Task The_largest_Deployment_costs_no_more_than_a_server_allows()
    {
        var large = Deployment();
        var pod = large["spec"]!["template"]!["spec"]!.AsObject();
        for (var number = 0; number < 100; number++)
        {
            pod["volumes"]!.AsArray().Add(Json("""{"secret":{"secretName":"s"}}""", $"v{number}"));
            pod["volumes"]!.AsArray().Add(Json("""{"hostPath":{"path":"/"}}""", $"h{number}"));
            pod["containers"]!.AsArray().Add(Json("""{"image":"i","args":["a","b","c","d"]}""", $"c{number}"));
        }

        Assert.Equal(["allowed"], await OperatorAccount.Ask([OperatorAccount.Request(large, large)]));
    }

    private static JsonObject Deployment() => OperatorAccount.Children("full-web").Single(child => (string)child["kind"]! == "Deployment");

    private static JsonObject Orphan(JsonObject child)
    {
        var orphan = child.DeepClone().AsObject();
        Assert.True(orphan["metadata"]!.AsObject().Remove("ownerReferences"));
        return orphan;
    }

    private static JsonObject Json(string text, string name)
    {
        var item = Json(text);
        item["name"] = name;
        return item;
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
