using k8s.Models;
using PyOps.Crds.Schema;
using PyOps.Crds.Validations;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>What the operator's reading of the schema's own bounds says of each case.</summary>
public class BoundsTests
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
            BoundsValidation.Check(schema, SchemaDefaults.Apply(fixture.Object))
                .Select(error => error.Field).Order(StringComparer.Ordinal));
    }
}
