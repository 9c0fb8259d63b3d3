using PyOps.Crds.Validations;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>What the operator says of each case.</summary>
public class OperatorTests
{
    public static TheoryData<string> Cases => Fixture.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_operator_names_each_field_that_is_wrong_and_no_other(string name)
    {
        var fixture = Fixture.Get(name);
        if (fixture.Unreadable)
            return;

        Check(fixture, Validation.Check(fixture.Service));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_default_written_out_is_judged_like_an_absent_field(string name)
    {
        var fixture = Fixture.Get(name);
        if (fixture.Unreadable)
            return;

        Check(fixture, Validation.Check(new Fixture(fixture.Name, SchemaDefaults.Apply(fixture.Object), false, fixture.Errors).Service));
    }

    private static void Check(Fixture fixture, IReadOnlyList<FieldError> errors)
    {
        Assert.Equal(
            fixture.Errors.Select(error => error.Field).Order(StringComparer.Ordinal),
            errors.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.All(fixture.Errors, expected => Assert.Contains(errors, error =>
            error.Field == expected.Field && error.Message.Contains(expected.Says, StringComparison.Ordinal)));
    }
}
