using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyOps.Operator.Tests.Runtime.Comparing;

/// <summary>What properties do to JSON trees.</summary>
internal static class Tree
{
    /// <summary>Every string, number and boolean.</summary>
    public static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value => [value],
        _ => [],
    };

    /// <summary>Makes it another value of its kind, under every reading.</summary>
    public static void Change(JsonValue leaf) => leaf.ReplaceWith(leaf.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create(leaf.GetValue<string>() + "~"),
        JsonValueKind.Number => JsonValue.Create(leaf.GetValue<int>() + 1),
        JsonValueKind.True => JsonValue.Create(false),
        _ => JsonValue.Create(true),
    });

    /// <summary>Adds members to objects, and items to the lists that are merged by name.</summary>
    public static void AddFields(JsonNode? node, Random random)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    // A list that is not merged belongs to its owner as a whole.
                    if (name is not ("args" or "tolerations"))
                        AddFields(value, random);
                }

                if (random.Next(2) == 0)
                    members["theirs"] = random.Next();
                break;
            case JsonArray items:
                foreach (var item in items)
                    AddFields(item, random);
                items.Insert(random.Next(items.Count + 1),
                    new JsonObject { ["name"] = "theirs", ["mountPath"] = "theirs", ["type"] = "theirs" });
                break;
        }
    }
}
