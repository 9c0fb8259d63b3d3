using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds.Schema;
using PyOps.Crds.Tests.Cel;
using PyOps.Crds.Validations;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>What an API server says of each case: bounds of the schema, then, when they hold, CEL.</summary>
public class CelTests
{
    private static readonly V1JSONSchemaProps schema = CrdGenerator.Schema(static _ => null);

    public static TheoryData<string> Cases => Fixture.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_bounds_of_the_schema_find_what_they_should(string name)
    {
        var fixture = Fixture.Get(name);
        Assert.Equal(
            fixture.Errors.Where(error => error.By is Judge.Schema).Select(error => error.Field).Order(StringComparer.Ordinal),
            BoundsValidation.Check(SchemaDefaults.Apply(fixture.Object)).Select(error => error.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void CEL_and_the_operator_find_the_same(string name)
    {
        var fixture = Fixture.Get(name);
        if (fixture.Errors.Any(error => error.By is Judge.Schema))
            return;
        var found = Failures(schema, SchemaDefaults.Apply(fixture.Object), "").ToList();
        var expected = fixture.Errors.Where(error => error.By is Judge.Cel).ToList();
        Assert.All(expected, error => Assert.Contains(found, failure => IsOf(failure, error)));
        Assert.All(found, failure => Assert.Contains(expected, error => IsOf(failure, error) || fixture.Errors.Any(other => other.Field.StartsWith(failure.Path, StringComparison.Ordinal))));
    }

    // A rule on an object names the object; the operator names the field in it.
    private static bool IsOf((string Path, string Message) failure, ExpectedError error) =>
        error.Field.StartsWith(failure.Path, StringComparison.Ordinal) && failure.Message.Contains(error.Says, StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Message)> Failures(V1JSONSchemaProps schema, JsonNode node, string path)
    {
        foreach (var rule in schema.XKubernetesValidations ?? [])
        {
            if (!CelEvaluator.Holds(CelParser.Parse(rule.Rule), node))
                yield return (path, rule.Message);
        }
        foreach (var failure in Inner(schema, node, path).SelectMany(inner => Failures(inner.Schema, inner.Node, inner.Path)))
            yield return failure;
    }

    private static IEnumerable<(V1JSONSchemaProps Schema, JsonNode Node, string Path)> Inner(V1JSONSchemaProps schema, JsonNode node, string path) => node switch
    {
        JsonArray list => list.Select((item, index) => ((V1JSONSchemaProps)schema.Items, item!, $"{path}[{index}]")),
        JsonObject map when schema.AdditionalProperties is V1JSONSchemaProps values => map.Select(entry => (values, entry.Value!, $"{path}[{entry.Key}]")),
        JsonObject item => item.Where(entry => schema.Properties.ContainsKey(entry.Key))
            .Select(entry => (schema.Properties[entry.Key], entry.Value!, $"{path}.{entry.Key}".TrimStart('.'))),
        _ => [],
    };
}
