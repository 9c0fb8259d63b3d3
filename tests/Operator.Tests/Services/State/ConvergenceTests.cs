using PyOps.Operator.Services.State;

namespace PyOps.Operator.Tests.Services.State;

public class ConvergenceTests
{
    public static TheoryData<string, int?> Reasons => new()
    {
        { Crds.Reasons.NameConflict, 1 },
        { Crds.Reasons.ChildRejected, 5 },
        { Crds.Reasons.NamespaceTerminating, null },
        { Crds.Reasons.ApplyFailed, null },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_no_watch_tells_of_is_looked_at_again(string reason, int? minutes) =>
        Assert.Equal(minutes, Given.Reached(Given.Shop(), new ChildFailure(reason, "words", Cause: null)).LooksAgain?.TotalMinutes);

    [Fact]
    public void So_is_a_kind_that_is_not_served_and_nothing_else() =>
        Assert.Equal(
            (1.0, null),
            ((Given.Reached(Given.Shop()) with { Skipped = ["ServiceMonitor"] }).LooksAgain?.TotalMinutes, Given.Reached(Given.Shop()).LooksAgain));
}
