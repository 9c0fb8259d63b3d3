using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Validations;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Every field of a PythonService that may be left out, from the types, with values from the fixtures: both of a flag, all of a
/// choice. A new field without a value in a valid fixture is an error here.
/// </summary>
internal static class OptionalFields
{
    private static readonly JsonObject every = CanonicalJson.Of(Fixtures.Case("every field"));

    // Which image it is, what runs before its first pod, and what stops everything: tests of their own.
    private static readonly HashSet<string> apart = ["image", "imageFrom", "migration.timeoutSeconds", "paused"];

    /// <summary>The fields, each with specs in which it has its values, and a spec that lacks nothing else.</summary>
    /// <param name="image">An image whose pods run as a Worker and do nothing.</param>
    public static IEnumerable<FieldChange> All(string image) =>
        from field in Below(typeof(PythonServiceSpec), [])
        where !apart.Contains(string.Join('.', field.Path))
        select Change(field, image);

    private static IEnumerable<(string[] Path, PropertyInfo Property)> Below(Type type, string[] path) =>
        type.GetProperties().SelectMany(property =>
        {
            string[] here = [.. path, Name(property)];
            return IsRequired(property) ? [] : property.PropertyType.Namespace == typeof(PythonServiceSpec).Namespace
                ? [(here, property), .. Below(property.PropertyType, here)]
                : new[] { (here, property) };
        });

    private static FieldChange Change((string[] Path, PropertyInfo Property) field, string image)
    {
        JsonObject[] with = [.. Values(field.Path, field.Property).Select(value => With(field.Path, value, image))];
        var without = with[0].DeepClone().AsObject();
        Holder(without, field.Path).Remove(field.Path[^1]);
        return new(string.Join('.', field.Path), without, with);
    }

    private static IEnumerable<JsonNode> Values(string[] path, PropertyInfo property)
    {
        if (property.PropertyType == typeof(bool?))
            return [true, false];
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } choice)
            return choice.Values.Select(value => (JsonNode)JsonValue.Create((string)value!));
        // What excludes a field of that fixture is in another.
        return [At(every, path) ?? Fixtures.All.Select(spec => At(CanonicalJson.Of(spec), path)).FirstOrDefault(IsThere)
            ?? throw new InvalidOperationException($"no valid fixture has {string.Join('.', path)}")];
    }

    // The least spec that is valid with the field and without it: a Worker where it can be, and what the field needs beside.
    private static JsonObject With(string[] path, JsonNode value, string image)
    {
        foreach (var type in (string[])[ServiceTypes.Worker, ServiceTypes.Web])
        {
            foreach (var more in Companions(path))
            {
                var spec = new JsonObject { ["type"] = type, ["image"] = image, ["replicas"] = 0 };
                foreach (var companion in (string[][])[.. Required(path), .. more])
                    Set(spec, companion, At(every, companion)!);
                Set(spec, path, value);
                var without = spec.DeepClone().AsObject();
                Holder(without, path).Remove(path[^1]);
                if (IsValid(spec) && (IsValid(without)))
                    return spec;
            }
        }
        throw new InvalidOperationException($"no valid spec with {string.Join('.', path)}: {value.ToJsonString()}");
    }

    // Nothing, then one field beside it, then one other field of the spec.
    private static IEnumerable<string[][]> Companions(string[] path) =>
    [
        [],
        .. path.Length > 1 ? Holder(every, path).Select(member => (string[][])[[.. path[..^1], member.Key]]) : [],
        .. every.Select(member => (string[][])[[member.Key]]),
    ];

    private static IEnumerable<string[]> Required(string[] path)
    {
        var type = path[..^1].Aggregate(typeof(PythonServiceSpec), (holder, step) =>
            holder.GetProperties().Single(property => Name(property) == step).PropertyType);
        return type.GetProperties().Where(property => path.Length > 1 && IsRequired(property))
            .Select(property => (string[])[.. path[..^1], Name(property)]);
    }

    private static bool IsValid(JsonObject spec) => Validation.Check(new PythonService
    {
        Metadata = new V1ObjectMeta { Name = "shop" },
        Spec = KubernetesJson.Deserialize<PythonServiceSpec>(spec.ToJsonString()),
    }) is [];

    private static bool IsRequired(PropertyInfo property) => property.GetCustomAttribute<RequiredAttribute>() is not null;

    private static string Name(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;

    private static bool IsThere(JsonNode? value) => value is not (null or JsonArray { Count: 0 });

    private static JsonNode? At(JsonObject root, string[] path) => path.Aggregate((JsonNode?)root, (node, step) => node?[step]);

    private static JsonObject Holder(JsonObject root, string[] path)
    {
        foreach (var step in path[..^1])
        {
            if (root[step] is not JsonObject)
                root[step] = new JsonObject();
            root = root[step]!.AsObject();
        }
        return root;
    }

    private static void Set(JsonObject root, string[] path, JsonNode value) => Holder(root, path)[path[^1]] = value.DeepClone();
}
