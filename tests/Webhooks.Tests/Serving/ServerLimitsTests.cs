using PyOps.Webhooks.Serving;

namespace PyOps.Webhooks.Tests.Serving;

public sealed class ServerLimitsTests
{
    /// <summary>Some is left for what no bound counts: holes of the heap, and what is cut but not yet gone.</summary>
    [Fact]
    public void All_bounds_together_are_less_than_the_chart_gives_the_container()
    {
        var given = MemoryGroup.LimitOf("webhook");

        Assert.InRange(ServerLimits.Memory, given / 2, given * 95 / 100);
    }
}
