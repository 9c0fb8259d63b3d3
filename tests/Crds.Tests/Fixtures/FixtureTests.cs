using PyOps.Crds.Schema;

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
}
