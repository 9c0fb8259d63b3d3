using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>Of which updates an API server asks the webhook, as its own admission plugin decides by the match conditions.</summary>
public class MatchConditionTests
{
    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/app";

    private const string Template = """
        "metadata":{"annotations":{"note":"x"}},
        "spec":{"containers":[{"name":"app","image":"a:1","imagePullPolicy":"Always"},{"name":"side","image":"b:1"}],
         "volumes":[{"name":"v","emptyDir":{}}],"tolerations":[{"key":"a","operator":"Exists"}]}
        """;

    private static readonly (string Group, string Kind, string Resource) pods = ("", "Pod", "pods");
    private static readonly (string Group, string Kind, string Resource) deployments = ("apps", "Deployment", "deployments");
    private static readonly (string Group, string Kind, string Resource) cronJobs = ("batch", "CronJob", "cronjobs");

    // Of a pod: the field, its new value (null: it goes), whether the webhook is asked.
    private static readonly (string Path, string? Value, bool IsAsked)[] changes =
    [
        ("metadata.labels", """{"a":"b"}""", false),
        ("metadata.finalizers", """["batch.kubernetes.io/job-tracking"]""", false),
        ("metadata.ownerReferences", """[{"apiVersion":"batch/v1","kind":"Job","name":"n","uid":"1"}]""", false),
        ("metadata.annotations.note", "\"y\"", false),
        ("metadata.annotations", null, false),
        ($"metadata.annotations.{AppArmor.Replace(".", "~1", StringComparison.Ordinal)}", "\"unconfined\"", true),
        ("spec.tolerations", null, false),
        ("spec.activeDeadlineSeconds", "5", false),
        ("spec.containers.0.imagePullPolicy", "\"Never\"", false),
        ("spec.containers.0.volumeMounts", """[{"name":"v","mountPath":"/v"}]""", false),
        ("spec.containers.0.image", "\"a:2\"", true),
        ("spec.containers.1.image", "\"b:2\"", true),
        ("spec.containers.0.resources", """{"limits":{"memory":"1Gi"}}""", true),
        ("spec.containers", """[{"name":"app","image":"a:1","imagePullPolicy":"Always"}]""", true),
        ("spec.ephemeralContainers", """[{"name":"debug","image":"t:1"}]""", true),
        ("spec.terminationGracePeriodSeconds", "1", true),
        ("spec.hostPID", "true", true),
        ("spec.volumes", null, true),
    ];

    [ClusterFact]
    public async Task The_conditions_compile_and_only_an_update_of_what_rules_read_is_asked_about()
    {
        var (expected, requests) = (new List<string>(), new JsonArray());
        void Ask(string what, bool isAsked, string operation, (string, string, string) type, JsonObject? after, JsonObject? before)
        {
            expected.Add($"{what}: {(isAsked ? "called" : "passed over")}");
            requests.Add(AdmissionJudge.Request(operation, type, "", "web", after, before));
        }
        foreach (var type in new[] { pods, deployments, cronJobs })
        {
            foreach (var (path, value, isAsked) in changes)
                Ask($"{type.Kind} {path}", isAsked, "UPDATE", type, Of(type.Kind, Changed(path, value)), Of(type.Kind, Pod()));
            Ask($"{type.Kind} as it was", false, "UPDATE", type, Of(type.Kind, Pod()), Of(type.Kind, Pod()));
            Ask($"{type.Kind} is made", true, "CREATE", type, Of(type.Kind, Pod()), null);
            Ask($"{type.Kind} was being deleted", false, "UPDATE", type,
                Of(type.Kind, Changed("spec.hostPID", "true")), Deleted(type.Kind));
            Ask($"{type.Kind} is deleted by hand", true, "UPDATE", type,
                Deleted(type.Kind), Of(type.Kind, Changed("spec.hostPID", "true")));
        }
        Ask("replicas", true, "UPDATE", deployments, Of("Deployment", Pod(), replicas: 2), Of("Deployment", Pod(), replicas: 1));
        Ask("its own annotations", false, "UPDATE", deployments, Annotated(Of("Deployment", Pod())), Of("Deployment", Pod()));

        var answer = await AdmissionJudge.Ask(await Manifest(), requests);

        Assert.All(answer["webhooks"]!.AsArray(), hook => Assert.Empty(hook!["errors"]!.AsArray()));
        Assert.Equal(
            expected,
            expected.Zip(answer["verdicts"]!.AsArray(), (line, verdict) => $"{line[..line.LastIndexOf(':')]}: {Told(verdict!)}"));
    }

    /// <summary>Else whoever makes a large pod would be the only one who can, or would not be asked about.</summary>
    [ClusterFact]
    public async Task No_object_is_so_large_that_the_conditions_cost_too_much()
    {
        var requests = new JsonArray();
        foreach (var (containers, annotations) in new[] { (500, 1000), (501, 1001), (10_000, 40_000) })
        {
            foreach (var type in new[] { pods, deployments, cronJobs })
            {
                requests.Add(AdmissionJudge.Request("UPDATE", type, "", "web", Of(type.Kind, Large("a:1")), Of(type.Kind, Large("a:1"))));
                requests.Add(AdmissionJudge.Request("UPDATE", type, "", "web", Of(type.Kind, Large("a:2")), Of(type.Kind, Large("a:1"))));
            }
            JsonObject Large(string image)
            {
                var pod = Pod();
                var item = JsonNode.Parse($$"""{"name":"app","image":"{{image}}","command":["a"],"env":[{"name":"A","value":"b"}]}""")!;
                foreach (var list in new[] { "containers", "initContainers", "ephemeralContainers" })
                    pod["spec"]![list] = new JsonArray([.. Enumerable.Range(0, containers).Select(_ => item.DeepClone())]);
                pod["metadata"]!["annotations"] = new JsonObject(
                    Enumerable.Range(0, annotations).Select(i => KeyValuePair.Create(i < 900 ? $"{AppArmor}{i}" : $"{i}", (JsonNode?)"a")));
                return pod;
            }
        }

        var verdicts = (await AdmissionJudge.Ask(await Manifest(), requests))["verdicts"]!.AsArray();

        Assert.Equal(
            Enumerable.Range(0, 18).Select(i => i % 2 == 0 ? "passed over" : "called"), verdicts.Select(verdict => Told(verdict!)));
    }

    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("1.27", false)]
    [InlineData("1.28", true)]
    public async Task Only_servers_that_know_them_get_conditions(string version, bool has)
    {
        var rendered = await Rendered.With("--kube-version", version);

        Assert.All(
            rendered.Single("ValidatingWebhookConfiguration", "pyops")["webhooks"]!.AsArray(),
            entry => Assert.Equal(has, entry!.AsObject().ContainsKey("matchConditions")));
    }

    // In a namespace that enforces, where a condition that fails is a refusal of pods and not only silence.
    private static async Task<string> Manifest() =>
        (await Rendered.With("--kube-version", "1.28", "--show-only", "templates/admission.yaml")).Text
        + "\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: web, labels: {pyops.dev/mode: enforce}}}\n";

    private static string Told(JsonNode verdict) =>
        verdict["webhooks"]!.AsObject().Select(hook => (string)hook.Value!).FirstOrDefault(text => text != "passed over") ?? "passed over";

    private static JsonObject Pod() => JsonNode.Parse($"{{{Template}}}")!.AsObject();

    private static JsonObject Changed(string path, string? value)
    {
        JsonNode pod = Pod();
        var steps = path.Split('.').Select(step => step.Replace("~1", ".", StringComparison.Ordinal)).ToList();
        var parent = steps[..^1].Aggregate(pod, (at, step) => at is JsonArray list ? list[int.Parse(step)]! : at[step]!).AsObject();
        parent.Remove(steps[^1]);
        if (value is not null)
            parent[steps[^1]] = JsonNode.Parse(value);
        return pod.AsObject();
    }

    private static JsonObject Deleted(string kind)
    {
        var item = Of(kind, Pod());
        (item["metadata"] ??= new JsonObject())["deletionTimestamp"] = "2026-11-27T12:00:00Z";
        return item;
    }

    private static JsonObject Annotated(JsonObject item)
    {
        item["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [AppArmor] = "unconfined" } };
        return item;
    }

    private static JsonObject Of(string kind, JsonObject pod, int replicas = 1) => kind switch
    {
        "Pod" => pod,
        "CronJob" => new() { ["spec"] = new JsonObject { ["jobTemplate"] = new JsonObject { ["spec"] = In(pod) } } },
        _ => new() { ["spec"] = In(pod, ("replicas", replicas)) },
    };

    private static JsonObject In(JsonObject template, params (string Name, int Value)[] rest)
    {
        var spec = new JsonObject { ["template"] = template };
        foreach (var (name, value) in rest)
            spec[name] = value;
        return spec;
    }
}
