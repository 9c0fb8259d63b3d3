using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime;

/// <summary>An object as it goes over the wire, in the one spelling that can be compared and hashed: sorted members, no nulls.</summary>
internal static class CanonicalJson
{
    /// <summary>The object as a fresh tree.</summary>
    public static JsonObject Of<T>(T value)
        where T : class
    {
        var tree = ClientJson.Tree(value);
        Sort(tree);
        return tree;
    }

    private static void Sort(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Sort(item);
        }
        else if (node is JsonObject members)
        {
            var sorted = members.Where(member => member.Value is not null).OrderBy(member => member.Key, StringComparer.Ordinal).ToList();
            members.Clear();
            foreach (var member in sorted)
            {
                Sort(member.Value);
                members.Add(member);
            }
        }
    }
}
