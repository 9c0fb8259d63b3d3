using System.Globalization;
using System.Text.Json.Nodes;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>One way to write each value of JSON.</summary>
internal static class Canonical
{
    private const double Exact = 1L << 53;

    /// <summary>An object without the annotation that kubectl was made to write.</summary>
    public static string Object(JsonNode item)
    {
        if (item["metadata"] is JsonObject metadata)
        {
            metadata.Remove("annotations");
            if (metadata.Count == 0)
                item.AsObject().Remove("metadata");
        }
        return Of(item);
    }

    /// <summary>Fields in order; numbers as doubles.</summary>
    public static string Of(JsonNode? node) => node switch
    {
        JsonObject map => $"{{{string.Join(',', map.OrderBy(field => field.Key, StringComparer.Ordinal).Select(Field))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Of))}]",
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => Number(value.ToJsonString()),
        _ => node?.ToJsonString() ?? "null",
    };

    private static string Field(KeyValuePair<string, JsonNode?> field) => $"{JsonValue.Create(field.Key).ToJsonString()}:{Of(field.Value)}";

    // Beyond what a double holds exactly kubectl may print other digits of the same number.
    private static string Number(string text)
    {
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return Math.Abs(number) < Exact && number == Math.Floor(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
