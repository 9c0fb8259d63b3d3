using System.Text;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Tests.Stub;

internal static class MetricsText
{
    /// <summary>What a scrape would see.</summary>
    public static async Task<string> TextAsync(this OperatorMetrics metrics)
    {
        using var stream = new MemoryStream();
        await metrics.Registry.CollectAndExportAsTextAsync(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
