using PyOps.Crds.Schema;
using PyOps.Crds.Tests.Cel;

namespace PyOps.Crds.Tests.Fixtures;

public class FixtureTests
{
    [Fact]
    public void Every_field_of_the_spec_is_wrong_in_some_case()
    {
        var wrong = Fixture.All.SelectMany(fixture => fixture.Errors).Select(error => error.Field).ToList();
        Assert.DoesNotContain(
            CrdGenerator.Schema(static _ => null).Properties["spec"].Properties.Keys,
            field => !wrong.Exists(path => path.StartsWith($"spec.{field}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_CEL_rule_fails_in_some_case()
    {
        var says = Fixture.All.SelectMany(fixture => fixture.Errors).Where(error => error.By is Judge.Cel).Select(error => error.Says).ToList();
        Assert.DoesNotContain(
            SchemaRules.Of(CrdGenerator.Schema(static _ => null)).Select(rule => rule.Rule.Message),
            message => !says.Exists(part => message.Contains(part, StringComparison.Ordinal)));
    }
}
