using PyOps.Operator.Services;

namespace PyOps.Operator.Tests.Services;

public class WaitsTests
{
    [Theory]
    [InlineData(60, 5, 5)]
    [InlineData(5, 60, 5)]
    [InlineData(60, null, 60)]
    [InlineData(null, 5, 5)]
    [InlineData(null, null, null)]
    public void Of_two_reasons_to_look_again_the_sooner_counts(int? one, int? other, int? expected) =>
        Assert.Equal(Seconds(expected), ServiceReconciler.Sooner(Seconds(one), Seconds(other)));

    private static TimeSpan? Seconds(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}
