using System.Text.Json.Nodes;
using PyOps.Cluster;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>What becomes of a list of which two managers apply an entry each: the types of lists are for ever.</summary>
public class ListTypeTests(OwnDefinitions definitions) : IClassFixture<OwnDefinitions>
{
    private const string Services = PythonService.PluralName;
    private const string Policies = RuntimePolicy.PluralName;

    /// <summary>Kind, path of the list, an entry, another one, and the key that tells them apart; a list without one is replaced.</summary>
    public static TheoryData<string, string, string, string, string?> Lists => new()
    {
        { Services, "env", """{"name":"A","value":"1"}""", """{"name":"B","value":"2"}""", "name" },
        { Services, "volumes", """{"name":"a","emptyDir":{}}""", """{"name":"b","emptyDir":{}}""", "name" },
        { Services, "volumeMounts", """{"name":"v","mountPath":"/a"}""", """{"name":"v","mountPath":"/b"}""", "mountPath" },
        { Services, "imagePullSecrets", """{"name":"a"}""", """{"name":"b"}""", "name" },
        {
            Services, "scheduling.topologySpreadConstraints", """{"maxSkew":1,"topologyKey":"a","whenUnsatisfiable":"DoNotSchedule"}""",
            """{"maxSkew":1,"topologyKey":"b","whenUnsatisfiable":"DoNotSchedule"}""", "topologyKey"
        },
        { Services, "command", "\"a\"", "\"b\"", null },
        { Services, "args", "\"a\"", "\"b\"", null },
        { Services, "envFrom", """{"secretRef":{"name":"a"}}""", """{"secretRef":{"name":"b"}}""", null },
        { Services, "health.exec", "\"a\"", "\"b\"", null },
        { Services, "migration.command", "\"a\"", "\"b\"", null },
        { Services, "security.writablePaths", "\"/a\"", "\"/b\"", null },
        {
            Services, "networkPolicy.allowFrom",
            """{"podSelector":{"matchLabels":{"a":"a"}}}""", """{"podSelector":{"matchLabels":{"b":"b"}}}""", null
        },
        { Services, "scheduling.tolerations", """{"key":"a","operator":"Exists"}""", """{"key":"b","operator":"Exists"}""", null },
        { Policies, "exemptions", Exemption("a"), Exemption("b"), "name" },
        { Policies, "parameters.allowedCapabilities", "\"CHOWN\"", "\"SETUID\"", null },
    };

    [ClusterTheory]
    [MemberData(nameof(Lists))]
    public async Task Two_managers_keep_an_entry_each_in_a_list_with_keys_and_replace_one_without(
        string plural, string path, string one, string other, string? key)
    {
        var objects = await definitions.Of(plural);
        var name = plural == Policies ? "default" : path.Replace('.', '-').ToLowerInvariant();
        (await objects.Apply(With(Base(plural, name), path, one), "first")).Taken();

        var second = await objects.Apply(With(Base(plural, name, owned: false), path, other), "second", force: key is null);

        var list = At(second.Taken()["spec"]!, path);
        var expected = JsonNode.Parse(key is null ? $"[{other}]" : $"[{one},{other}]");
        Assert.True(JsonNode.DeepEquals(expected, list), list.ToJsonString());
        (await objects.Delete(name)).Taken();
    }

    [ClusterTheory]
    [MemberData(nameof(Lists))]
    public async Task An_entry_that_is_there_twice_is_refused_in_a_list_with_keys(
        string plural, string path, string one, string other, string? key)
    {
        if (key is null)
            return;
        var objects = await definitions.Of(plural);
        var twice = With(Base(plural, plural == Policies ? "default" : "twice"), path, one, other, one);

        var created = await objects.Try(twice);
        var applied = await objects.Apply(twice, "first");

        Assert.Contains(
            created.Causes,
            cause => cause.Field == $"spec.{path}[2]" && cause.Message.StartsWith("Duplicate value", StringComparison.Ordinal));
        Assert.Contains($"duplicate entries for key [{key}=", applied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_of_ours_is_tried()
    {
        var tried = Lists.Select(row => $"{row[0]} {row[1]}").ToList();
        var lists = DefinitionFiles.Today.SelectMany(definition =>
            Ours(DefinitionFiles.Schema(definition)["properties"]!["spec"]!.AsObject())
                .Select(path => $"{DefinitionFiles.Plural(definition)} {path}"));
        Assert.Equal(lists.Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
    }

    // Lists inside Kubernetes' own types, which have no descriptions, and inside the entries of a list are those of their entry.
    private static IEnumerable<string> Ours(JsonObject schema, string path = "") => SchemaNodes.Children(schema, path)
        .Where(child => child.Schema["description"] is not null)
        .SelectMany(child => (string?)child.Schema["type"] == "array" ? [child.Path] : Ours(child.Schema, child.Path));

    private static string Exemption(string name) => $$"""{"name":"{{name}}","reason":"a test","namespaces":["a"],"rules":["low-ports"]}""";

    private static JsonObject Base(string plural, string name, bool owned = true) => Samples.Least(plural, name, owned);

    private static JsonObject With(JsonObject item, string path, params string[] entries)
    {
        var steps = path.Split('.');
        var at = item["spec"]!.AsObject();
        foreach (var step in steps[..^1])
            at = (at[step] ??= new JsonObject()).AsObject();
        at[steps[^1]] = new JsonArray([.. entries.Select(entry => JsonNode.Parse(entry))]);
        return item;
    }

    private static JsonNode At(JsonNode node, string path) => path.Split('.').Aggregate(node, (at, step) => at[step]!);
}
