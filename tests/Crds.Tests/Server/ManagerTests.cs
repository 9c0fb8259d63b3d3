using System.Net;
using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Crds.Tests.Server;

/// <summary>Several managers of one object, and its subresources.</summary>
public class ManagerTests(OwnDefinitions definitions) : IClassFixture<OwnDefinitions>
{
    [ClusterFact]
    public async Task A_field_of_another_manager_is_a_conflict_that_names_both_and_force_takes_it()
    {
        var objects = await definitions.Of(PythonService.PluralName);
        (await objects.Apply(Replicas("conflict", 2), "team-a")).Taken();

        var refused = await objects.Apply(Replicas("conflict", 5), "team-b");
        var forced = await objects.Apply(Replicas("conflict", 5), "team-b", force: true);
        var late = await objects.Apply(Replicas("conflict", 2), "team-a");

        Assert.Equal(HttpStatusCode.Conflict, refused.Code);
        Assert.Contains("conflict with \"team-a\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains(".spec.replicas", refused.Message, StringComparison.Ordinal);
        Assert.Equal(5, (int)forced.Taken()["spec"]!["replicas"]!);
        Assert.Contains("conflict with \"team-b\"", late.Message, StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_manager_that_no_longer_names_a_field_takes_it_away_and_defaults_come_back()
    {
        var objects = await definitions.Of(PythonService.PluralName);
        (await objects.Apply(Replicas("withdrawn", 5), "team-a")).Taken();

        var without = await objects.Apply(Samples.Least(PythonService.PluralName, "withdrawn"), "team-a");

        Assert.Equal(SpecDefaults.Replicas, (int)without.Taken()["spec"]!["replicas"]!);
    }

    [ClusterFact]
    public async Task A_status_leaves_the_spec_alone_and_a_spec_the_status()
    {
        var objects = await definitions.Of(PythonService.PluralName);
        var before = (await objects.Create(Replicas("status", 3))).Taken();

        const string Status = """{"spec":{"replicas":9},"status":{"replicas":3,"selector":"a=b","ready":"1/3"}}""";
        (await objects.Merge("status", Parse(Status), "/status")).Taken();
        (await objects.Merge("status", Parse("""{"spec":{"replicas":4},"status":{"replicas":7}}"""))).Taken();

        var after = (await objects.Get("status")).Taken();
        Assert.Equal((4, 3), ((int)after["spec"]!["replicas"]!, (int)after["status"]!["replicas"]!));
        // Only the spec counts generations.
        Assert.Equal((1, 2), ((long)before["metadata"]!["generation"]!, (long)after["metadata"]!["generation"]!));
    }

    [ClusterFact]
    public async Task Two_managers_of_a_status_keep_a_condition_each()
    {
        var objects = await definitions.Of(PythonService.PluralName);
        (await objects.Create(Replicas("conditions", 1))).Taken();

        (await objects.Apply(Condition("Ready"), "first", subresource: "/status")).Taken();
        (await objects.Apply(Condition("Migrated"), "second", subresource: "/status")).Taken();

        var conditions = (await objects.Get("conditions")).Taken()["status"]!["conditions"]!.AsArray();
        Assert.Equal(["Ready", "Migrated"], conditions.Select(condition => (string)condition!["type"]!));
    }

    [ClusterFact]
    public async Task Scale_shows_replicas_and_selector_and_changes_nothing_but_replicas()
    {
        var objects = await definitions.Of(PythonService.PluralName);
        var created = (await objects.Create(Replicas("scale", 3))).Taken();
        (await objects.Merge("scale", Parse("""{"status":{"replicas":2,"selector":"pyops.dev/service=scale"}}"""), "/status")).Taken();

        var scale = (await objects.Get("scale", "/scale")).Taken();
        scale["spec"]!["replicas"] = 6;
        (await objects.Replace(scale, "/scale")).Taken();

        Assert.Equal((2, "pyops.dev/service=scale"), ((int)scale["status"]!["replicas"]!, (string)scale["status"]!["selector"]!));
        var after = (await objects.Get("scale")).Taken();
        created["spec"]!["replicas"] = 6;
        Assert.True(JsonNode.DeepEquals(created["spec"], after["spec"]), after["spec"]!.ToJsonString());
        var tooMany = await objects.Merge("scale", Parse("""{"spec":{"replicas":1001}}"""), "/scale");
        Assert.Contains(tooMany.Causes, cause => cause.Field == "spec.replicas");
    }

    private static JsonObject Replicas(string name, int replicas)
    {
        var service = Samples.Least(PythonService.PluralName, name);
        service["spec"]!["replicas"] = replicas;
        return service;
    }

    private static JsonObject Condition(string type)
    {
        const string Rest = "\"status\":\"True\",\"reason\":\"Test\",\"message\":\"\",\"lastTransitionTime\":\"2027-01-01T00:00:00Z\"";
        var service = Samples.Least(PythonService.PluralName, "conditions");
        service.Remove("spec");
        service["status"] = Parse($$"""{"conditions":[{"type":"{{type}}",{{Rest}}}]}""");
        return service;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
