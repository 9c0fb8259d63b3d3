using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Bounds of one number or text.</summary>
internal static class ScalarBounds
{
    public static IEnumerable<FieldError> Check(V1JSONSchemaProps schema, JsonNode node, string path) =>
        (schema.Type, node.GetValueKind()) switch
        {
            ("string" or null, JsonValueKind.String) => Text(schema, node.GetValue<string>(), path),
            ("integer" or null, JsonValueKind.Number) => Number(schema, node.GetValue<double>(), path),
            ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
            _ => [new(path, $"is no {schema.Type ?? "number or text"}: write one")],
        };

    // Text is shown only where the schema says what it may be; a variable's value has no pattern and never gets here.
    private static IEnumerable<FieldError> Text(V1JSONSchemaProps schema, string text, string path)
    {
        // The server counts code points.
        var length = text.EnumerateRunes().Count();
        if (length > schema.MaxLength)
            yield return new(path, $"has {length} characters: at most {schema.MaxLength} are allowed");
        else if (length < schema.MinLength)
            yield return new(path, "is empty: write a value");
        else if (schema.EnumProperty is { } allowed && !allowed.Contains(text))
            yield return new(path, $"{Show.Quoted(text)} is not one of {string.Join(", ", allowed)}");
        else if (schema.Format == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            yield return new(path, $"{Show.Quoted(text)} is no time: write one such as 2027-01-01T00:00:00Z");
        else if (schema.Pattern is { } pattern && !Patterns.Matches(text, pattern.TrimStart('^').TrimEnd('$')))
            yield return new(path, $"{Show.Quoted(text)} is not {Form(pattern)}");
    }

    private static IEnumerable<FieldError> Number(V1JSONSchemaProps schema, double number, string path)
    {
        if (number < schema.Minimum || number > schema.Maximum)
        {
            var range = schema.Maximum is { } maximum
                ? Invariant($"{schema.Minimum} to {maximum}")
                : Invariant($"{schema.Minimum} or more");
            yield return new(path, Invariant($"{number} is not in range: write {range}"));
        }
    }

    private static string Form(string pattern) => pattern switch
    {
        "^(" + Patterns.Percentage + ")$" => "a number or a percentage from 0% to 100%",
        "^(" + Patterns.PercentageAboveZero + ")$" => "a number from 1 or a percentage from 1% to 100%",
        _ => "a quantity such as 500m or 128Mi",
    };
}
