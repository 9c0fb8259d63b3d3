using System.Text;

namespace PyOps.Webhooks.Tests.Policies;

internal static class MetricsText
{
    /// <summary>What a scrape would see.</summary>
    public static string Text(this PolicyApi api)
    {
        using var stream = new MemoryStream();
        api.Metrics.Registry.CollectAndExportAsTextAsync(stream).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
