using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>The ValidatingWebhookConfiguration.</summary>
public class AdmissionTests
{
    private static readonly string[] Kinds = ["pods", "templates"];
    private static readonly string[] Modes = ["enforce", "warn", "audit", "default"];
    private static readonly string[] Written = ["enforce", "warn", "audit", "disabled"];
    private static readonly string[] Ours = ["kube-system", "kube-public", "kube-node-lease", "platform", "storage"];

    [SkippableFact(typeof(NoClusterException))]
    public async Task There_is_one_entry_for_each_mode_of_pods_and_of_templates() =>
        Assert.Equal(
            from kind in Kinds from mode in Modes select $"{mode}.{kind}.pyops.dev",
            (await Entries()).Select(entry => (string)entry["name"]!));

    [SkippableFact(typeof(NoClusterException))]
    public async Task Only_pods_of_enforce_fail_closed()
    {
        foreach (var entry in await Entries())
        {
            var closed = (string)entry["name"]! == "enforce.pods.pyops.dev";
            Assert.Equal(closed ? "Fail" : "Ignore", (string)entry["failurePolicy"]!);
            Assert.Equal(closed ? 5 : 3, (int)entry["timeoutSeconds"]!);
            Assert.Equal("None", (string)entry["sideEffects"]!);
            Assert.Equal("Equivalent", (string)entry["matchPolicy"]!);
        }
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task Where_it_is_chosen_pods_without_a_mode_fail_closed_too_and_nothing_else()
    {
        var before = await Entries();
        var after = await Entries("--set", "admission.defaultMode=enforce,admission.failurePolicy=Fail");
        var chosen = Assert.Single(before, entry => (string)entry["name"]! == "default.pods.pyops.dev");

        Assert.Equal(("Ignore", 3), ((string)chosen["failurePolicy"]!, (int)chosen["timeoutSeconds"]!));
        (chosen["failurePolicy"], chosen["timeoutSeconds"]) = ("Fail", 5);
        Assert.Equal(before.Select(entry => entry.ToJsonString()), after.Select(entry => entry.ToJsonString()));
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task The_path_says_what_the_name_says()
    {
        foreach (var entry in await Entries())
        {
            var name = ((string)entry["name"]!).Split('.');
            var service = entry["clientConfig"]!["service"]!;
            Assert.Equal($"/{name[1]}/{name[0]}", (string)service["path"]!);
            Assert.Equal("pyops-webhook", (string)service["name"]!);
            Assert.Equal("platform", (string)service["namespace"]!);
        }
    }

    /// <summary>The certificate is filled in at run time; a rendered one would be fought over.</summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task Nothing_is_matched_by_a_wildcard_or_an_object_s_label_and_no_certificate_is_rendered()
    {
        var entries = await Entries();
        Assert.DoesNotContain(
            entries,
            entry => entry.ContainsKey("objectSelector") || entry["clientConfig"]!.AsObject().ContainsKey("caBundle"));
        Assert.All(
            entries.SelectMany(entry => entry["rules"]!.AsArray()),
            rule => Assert.DoesNotContain("*", $"{rule!["apiGroups"]}{rule["apiVersions"]}{rule["resources"]}{rule["scope"]}"));
        Assert.Empty((await Rendered.With()).OfKind("Secret"));
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task A_creation_and_a_change_are_asked_about_and_nothing_else()
    {
        var entries = await Entries();
        Assert.All(
            entries.SelectMany(entry => entry["rules"]!.AsArray()),
            rule => Assert.Equal(["CREATE", "UPDATE"], Strings(rule!["operations"])));
        Assert.Equal(["pods", "pods/ephemeralcontainers", "pods/resize"], Resources(entries[0]));
        Assert.Equal(["deployments", "statefulsets", "daemonsets", "jobs", "cronjobs"], Resources(entries[4]));
    }

    public static TheoryData<string> Names { get; } = [.. Ours];

    [SkippableTheory(typeof(NoClusterException))]
    [MemberData(nameof(Names))]
    public async Task The_system_s_namespaces_and_ours_are_in_no_entry_whatever_their_label(string name)
    {
        var entries = await Entries();
        foreach (var mode in Written.Append("nonsense").Append(null))
            Assert.DoesNotContain(entries, entry => Selects(entry, name, mode));
    }

    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("enforce", "enforce")]
    [InlineData("warn", "warn")]
    [InlineData("audit", "audit")]
    [InlineData("disabled", null)]
    [InlineData("nonsense", "default")]
    [InlineData("", "default")]
    [InlineData(null, "default")]
    public async Task Any_other_namespace_is_in_the_entry_of_its_mode_alone(string? label, string? mode) =>
        Assert.Equal(
            mode is null ? [] : [$"{mode}.pods.pyops.dev", $"{mode}.templates.pyops.dev"],
            (await Entries()).Where(entry => Selects(entry, "shop", label)).Select(entry => (string)entry["name"]!));

    private static async Task<List<JsonObject>> Entries(params string[] more)
    {
        var rendered = await Rendered.With(["--namespace", "platform", "--set", "admission.excludedNamespaces={storage}", .. more]);
        return [.. rendered.Single("ValidatingWebhookConfiguration", "pyops")["webhooks"]!.AsArray().Select(entry => entry!.AsObject())];
    }

    /// <summary>Whether the entry's selector takes a namespace, as the API server decides it.</summary>
    private static bool Selects(JsonObject entry, string name, string? mode)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = name };
        if (mode is not null)
            labels["pyops.dev/mode"] = mode;
        var selector = entry["namespaceSelector"]!.AsObject();
        Assert.Equal(["matchExpressions"], selector.Select(part => part.Key));
        return selector["matchExpressions"]!.AsArray().All(expression =>
        {
            var listed = labels.TryGetValue((string)expression!["key"]!, out var value) && Strings(expression["values"]).Contains(value);
            return (string)expression["operator"]! switch
            {
                "In" => listed,
                "NotIn" => !listed,
                var other => throw new InvalidOperationException(other),
            };
        });
    }

    private static IEnumerable<string> Resources(JsonObject entry) =>
        entry["rules"]!.AsArray().SelectMany(rule => Strings(rule!["resources"]));

    private static IEnumerable<string> Strings(JsonNode? list) => list!.AsArray().Select(item => (string)item!);
}
