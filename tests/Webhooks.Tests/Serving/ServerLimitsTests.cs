using System.Text.RegularExpressions;
using PyOps.Webhooks.Serving;

namespace PyOps.Webhooks.Tests.Serving;

public sealed partial class ServerLimitsTests
{
    /// <summary>Some is left for what no bound counts: holes of the heap, and what is cut but not yet gone.</summary>
    [Fact]
    public void All_bounds_together_are_less_than_the_chart_gives_the_container()
    {
        var values = File.ReadAllText(Path.Combine(Checkout.Root, "charts/pyops/values.yaml"));
        var given = long.Parse(LimitOfWebhook().Match(values).Groups["mebibytes"].Value) * 1024 * 1024;

        Assert.InRange(ServerLimits.Memory, given / 2, given * 95 / 100);
    }

    [GeneratedRegex(@"\nwebhook:\n(?:(?!\n\w).)*?limits: \{memory: (?<mebibytes>\d+)Mi\}", RegexOptions.Singleline, 1000)]
    private static partial Regex LimitOfWebhook();
}
