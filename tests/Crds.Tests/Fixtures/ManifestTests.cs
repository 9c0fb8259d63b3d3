using System.Text;
using PyOps.Crds.Validations;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>
/// What is said of each case as it stands in a file: what the schema finds and what the operator does, also where no type can hold it.
/// </summary>
public class ManifestTests
{
    public static TheoryData<string> Cases => Fixture.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_manifest_is_judged_by_schema_and_operator_alike(string name)
    {
        var fixture = Fixture.Get(name);

        var errors = Manifest.Check(Encoding.UTF8.GetBytes(fixture.Object.ToJsonString()));

        Assert.Equal(
            fixture.Errors.Select(error => error.Field).Distinct().Order(StringComparer.Ordinal),
            errors.Select(error => error.Field).Distinct().Order(StringComparer.Ordinal));
    }
}
