using System.Globalization;

namespace PyOps.Benchmarks;

/// <summary>The working set of the webhook after many reviews.</summary>
internal static class WebhookMemory
{
    private const double Goal = 45;
    private const double Megabyte = 1024 * 1024;
    private static readonly int count = Throughput.WebhookCount(100_000);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        using var webhook = await WebhookRig.Webhook();
        var before = webhook.Memory / Megabyte;
        await webhook.Load(count, 32);
        return
        [
            new Figure(
                "webhook memory", Goal, webhook.Memory / Megabyte, "MB",
                string.Create(CultureInfo.InvariantCulture, $"after {count} reviews, 32 in flight; {before:0} at the start")),
        ];
    }
}
