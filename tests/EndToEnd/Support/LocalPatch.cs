using System.Globalization;
using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Support;

/// <summary>Does an operation of a JSON patch without a server: for kinds that a test's cluster lacks.</summary>
internal static class LocalPatch
{
    public static JsonObject Apply(JsonObject to, JsonObject operation)
    {
        var copy = to.DeepClone().AsObject();
        string[] steps =
        [
            .. operation["path"]!.ToString().Split('/')[1..].Select(
                step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
        ];
        var holder = steps[..^1].Aggregate((JsonNode)copy, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);
        switch (holder, operation["value"])
        {
            case (JsonObject members, null):
                members.Remove(steps[^1]);
                break;
            case (JsonObject members, var value):
                members[steps[^1]] = value.DeepClone();
                break;
            case (JsonArray items, null):
                items.RemoveAt(Index(steps[^1]));
                break;
            case (JsonArray items, var value) when steps[^1] == "-":
                items.Add(value.DeepClone());
                break;
            case (JsonArray items, var value):
                items[Index(steps[^1])] = value.DeepClone();
                break;
        }
        return copy;
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
