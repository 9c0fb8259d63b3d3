using System.Globalization;
using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds.Schema;

namespace PyOps.EndToEnd.Refusals;

/// <summary>Changes each value, list and map of a ground in turn: everything that a schema's type lets through.</summary>
internal sealed class Trials(Ground ground)
{
    private static readonly V1JSONSchemaProps schema = CrdGenerator.Build().Spec.Versions[0].Schema.OpenAPIV3Schema;

    private readonly JsonObject json = ground.Json;

    /// <summary>The schema of a spec.</summary>
    public static V1JSONSchemaProps Spec => schema.Properties["spec"];

    /// <summary>All changes.</summary>
    public IEnumerable<Trial> All() => Of(Spec, ["spec"], "spec");

    private IEnumerable<Trial> Of(V1JSONSchemaProps schema, object[] place, string field)
    {
        var node = At(json, place)!;
        var here = place.Length == 1 ? [] : WrongValues.Of(schema, node, place[^1] as string, Words(json))
            .Select(value => new Trial(field, value, With(place, value)));
        return here.Concat(node switch
        {
            JsonArray list => list.Index().SelectMany(item => Of(
                (V1JSONSchemaProps)schema.Items, [.. place, item.Index],
                string.Create(CultureInfo.InvariantCulture, $"{field}[{item.Index}]"))),
            JsonObject map when schema.AdditionalProperties is V1JSONSchemaProps values =>
                map.SelectMany(member => Of(values, [.. place, member.Key], $"{field}[{member.Key}]")),
            JsonObject item => item.SelectMany(member => Of(
                schema.Properties[member.Key], [.. place, member.Key], $"{field}.{member.Key}")),
            _ => [],
        });
    }

    private JsonObject With(object[] place, JsonNode? value)
    {
        var copy = json.DeepClone().AsObject();
        var parent = At(copy, place[..^1])!;
        if (place[^1] is int index)
        {
            if (value is null)
                parent.AsArray().RemoveAt(index);
            else
                parent[index] = value.DeepClone();
        }
        else if (value is null)
        {
            parent.AsObject().Remove((string)place[^1]);
        }
        else
        {
            parent[(string)place[^1]] = value.DeepClone();
        }
        return copy;
    }

    private static JsonNode? At(JsonNode? node, object[] place) =>
        place.Aggregate(node, (inner, step) => step is int index ? inner![index] : inner![(string)step]);

    // What fields of one name are set to: where a word is right in one place it may be wrong beside another.
    private static ILookup<string, string> Words(JsonNode? node) =>
        Texts(node, "").Distinct().ToLookup(text => text.Name, text => text.Text);

    private static IEnumerable<(string Name, string Text)> Texts(JsonNode? node, string name) => node switch
    {
        JsonObject item => item.SelectMany(member => Texts(member.Value, member.Key)),
        JsonArray list => list.SelectMany(item => Texts(item, name)),
        JsonValue value when value.TryGetValue<string>(out var text) => [(name, text)],
        _ => [],
    };
}
