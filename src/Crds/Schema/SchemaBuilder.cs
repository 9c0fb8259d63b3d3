using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds.Schema;

/// <summary>
/// Makes the structural schema of a resource from its C# type: one source for the CRD and for the bounds that the operator checks again.
/// </summary>
/// <param name="describe">The description of a type or property of ours, or null.</param>
internal sealed class SchemaBuilder(Func<MemberInfo, string?> describe)
{
    /// <summary>The schema of an object, ours or one of Kubernetes' own.</summary>
    public V1JSONSchemaProps Object(Type type)
    {
        var fields = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (Name: JsonName(property), Property: property))
            .Where(field => field.Name is not null && CoreTypes.Has(type, field.Name))
            .ToList();
        var required = fields.Where(field => IsRequired(field.Property)).Select(field => field.Name!)
            .Union(CoreTypes.Required(type), StringComparer.Ordinal).ToList();
        return new V1JSONSchemaProps
        {
            Type = "object",
            Description = IsOurs(type) ? describe(type) : null,
            Properties = fields.ToDictionary(field => field.Name!, field => Property(field.Property), StringComparer.Ordinal),
            Required = required.Count > 0 ? required : null,
            XKubernetesMapType = CoreTypes.IsAtomic(type) ? "atomic" : null,
            XKubernetesValidations = Rules(type, each: false),
        };
    }

    private V1JSONSchemaProps Property(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        var schema = Value(property.PropertyType, property);
        schema.DefaultProperty = property.GetCustomAttribute<DefaultValueAttribute>()?.Value;
        if (IsOurs(owner))
            schema.Description = Description(property, schema.DefaultProperty);
        schema.EnumProperty = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values ?? CoreTypes.Enum(owner, JsonName(property)!);
        if (schema.EnumProperty is not null)
            schema.MaxLength = null;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            (schema.Minimum, schema.Maximum) = (Convert.ToDouble(range.Minimum), Convert.ToDouble(range.Maximum));
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } expression)
            schema.Pattern = $"^({expression.Pattern})$";
        if (Rules(property, each: false) is { } rules)
            schema.XKubernetesValidations = [.. schema.XKubernetesValidations ?? [], .. rules];
        return schema;
    }

    // kubectl explain shows descriptions alone, so the default is named there too.
    private string? Description(PropertyInfo property, object? fallback) =>
        (describe(property), fallback) switch
        {
            ({ } text, bool flag) => $"{text} Default: {(flag ? "true" : "false")}.",
            ({ } text, not null) => $"{text} Default: {fallback}.",
            (var text, _) => text,
        };

    private V1JSONSchemaProps Value(Type declared, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (Scalar(type) is { } scalar)
            return type == typeof(string) ? Text(property) : scalar;
        if (!type.IsGenericType)
            return Object(type);
        var element = type.GetGenericArguments()[^1];
        var each = element == typeof(string) ? Text(property, isElement: true) : Scalar(element) ?? Object(element);
        each.XKubernetesValidations = Rules(property, each: true) ?? each.XKubernetesValidations;
        return type.GetGenericTypeDefinition() == typeof(IDictionary<,>) ? Map(each, property) : List(each, property);
    }

    private static V1JSONSchemaProps Map(V1JSONSchemaProps value, PropertyInfo property) => new()
    {
        Type = "object",
        AdditionalProperties = value,
        MaxProperties = MaxLength(property) ?? CoreTypes.MaxEntries,
    };

    private static V1JSONSchemaProps List(V1JSONSchemaProps item, PropertyInfo property)
    {
        var keys = property.GetCustomAttribute<ListMapAttribute>()?.Keys;
        return new()
        {
            Type = "array",
            Items = item,
            MinItems = MinLength(property),
            MaxItems = MaxLength(property) ?? CoreTypes.MaxEntries,
            XKubernetesListType = keys is null ? "atomic" : "map",
            XKubernetesListMapKeys = keys?.ToList(),
        };
    }

    private static V1JSONSchemaProps Text(PropertyInfo property, bool isElement = false)
    {
        var own = isElement ? property.GetCustomAttribute<EachLengthAttribute>()?.Maximum : MaxLength(property);
        return new()
        {
            Type = "string",
            MinLength = isElement ? null : MinLength(property),
            MaxLength = own ?? (isElement ? CoreTypes.MaxLength : CoreTypes.Length(property.DeclaringType!, JsonName(property)!)),
        };
    }

    private static V1JSONSchemaProps? Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => new() { Type = "string" },
        _ when type == typeof(bool) => new() { Type = "boolean" },
        _ when type == typeof(int) => new() { Type = "integer", Format = "int32" },
        _ when type == typeof(long) => new() { Type = "integer", Format = "int64" },
        _ when type == typeof(DateTime) => new() { Type = "string", Format = "date-time" },
        _ when type == typeof(IntOrString) => new() { XKubernetesIntOrString = true },
        _ when type == typeof(ResourceQuantity) =>
            new() { XKubernetesIntOrString = true, Minimum = 0, Pattern = $"^({Patterns.Quantity})$" },
        _ => null,
    };

    private static List<V1ValidationRule>? Rules(MemberInfo member, bool each)
    {
        var rules = member.GetCustomAttributes<RuleAttribute>()
            .Where(rule => rule.Each == each)
            .Select(rule => rule.Rule)
            .ToList();
        return rules.Count > 0 ? rules : null;
    }

    private static string? JsonName(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    private static int? MaxLength(PropertyInfo property) => property.GetCustomAttribute<MaxLengthAttribute>()?.Length;

    private static int? MinLength(PropertyInfo property) => property.GetCustomAttribute<MinLengthAttribute>()?.Length;

    private static bool IsOurs(Type type) => type.Assembly == typeof(SchemaBuilder).Assembly;

    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredAttribute))
        || (!IsOurs(property.DeclaringType!)
            && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null);
}
