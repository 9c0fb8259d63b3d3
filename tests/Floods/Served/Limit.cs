using System.Globalization;

namespace PyOps.Floods.Served;

internal static class Limit
{
    /// <summary>The memory that the chart gives the webhook's container, in bytes.</summary>
    public static long OfWebhook { get; } = long.Parse(
        File.ReadLines(Path.Combine(Checkout.Root, "charts/pyops/values.yaml"))
            .SkipWhile(line => line != "webhook:")
            .First(line => line.StartsWith(Before, StringComparison.Ordinal))[Before.Length..^"Mi}".Length],
        CultureInfo.InvariantCulture) << 20;

    private const string Before = "    limits: {memory: ";
}
