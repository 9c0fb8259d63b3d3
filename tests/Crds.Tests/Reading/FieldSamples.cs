using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Crds.Tests.Reading;

/// <summary>Values that a property of Kubernetes' types may have.</summary>
internal static class FieldSamples
{
    private const int Deepest = 3;

    public static IEnumerable<JsonNode> Of(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool))
            return [JsonValue.Create(true), JsonValue.Create(false)];
        if (type == typeof(int) || type == typeof(long))
            return [JsonValue.Create(0), JsonValue.Create(80), JsonValue.Create(-1)];
        if (typeof(IDictionary).IsAssignableFrom(type) || IsGeneric(type, typeof(IDictionary<,>)))
            return [.. Of(type.GetGenericArguments()[1], depth).Select(value => new JsonObject { ["password"] = value })];
        if (IsGeneric(type, typeof(IList<>)))
            return [new JsonArray(), .. Of(Item(type), depth).Select(value => new JsonArray(value))];
        if (IsOurs(type))
            return [new JsonObject(), .. depth == Deepest ? [] : type.GetProperties().Where(property => Name(property) is not null)
                .SelectMany(property => Of(property.PropertyType, depth + 1)
                    .Select(value => new JsonObject { [Name(property)!] = value }))];
        return [JsonValue.Create("latest"), JsonValue.Create("password=hunter2"), JsonValue.Create("80")];
    }

    /// <summary>The field's name in JSON; null where it has none.</summary>
    public static string? Name(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    public static Type Item(Type type) => type.GetGenericArguments()[0];

    // Not those that are one text in JSON: amounts, numbers or texts, times.
    public static bool IsOurs(Type type) => type.Namespace == "k8s.Models" && type.IsClass
        && type != typeof(ResourceQuantity) && type != typeof(IntOrString);

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
