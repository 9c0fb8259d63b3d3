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
        var found = CelFailures.Of(schema, SchemaDefaults.Apply(fixture.Object)).ToList();
        var expected = fixture.Errors.Where(error => error.By is Judge.Cel).ToList();
        Assert.All(expected, error => Assert.Contains(found, failure => IsOf(failure, error)));
        Assert.All(found, failure => Assert.Contains(expected, error => error.Field.StartsWith(failure.Path, StringComparison.Ordinal)));
    }

    // A rule on an object names the object; the operator names the field in it.
    private static bool IsOf((string Path, string Message) failure, ExpectedError error) =>
        error.Field.StartsWith(failure.Path, StringComparison.Ordinal) && failure.Message.Contains(error.Says, StringComparison.Ordinal);
}
