using System.Net;
using Microsoft.Extensions.Time.Testing;
using Prometheus;
using PyOps.Hosting.Admitting;
using PyOps.Hosting.Tests.Support;

namespace PyOps.Hosting.Tests.Admitting;

public sealed class CutReportTests
{
    private static readonly Origin who = Origin.Of(IPAddress.Parse("10.1.2.3"));

    [Fact]
    public async Task A_flood_is_one_line_a_minute_and_a_metric()
    {
        var time = new FakeTimeProvider();
        using var log = new Lines();
        var registry = Metrics.NewCustomRegistry();
        using var report = new CutReport(registry, log, time);
        var connections = report.Of("connections");
        var bodies = report.Of("large bodies");
        Assert.Contains("pyops_cut_off_total{what=\"large_bodies\"} 0", await Text(registry), StringComparison.Ordinal);

        foreach (var second in Enumerable.Range(0, 90))
        {
            for (var i = 0; i < 1000; i++)
                connections.Count(who);
            if (second == 3)
                bodies.Count(who);
            time.Advance(TimeSpan.FromSeconds(1));
        }
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(
            [
                "Cut off to make room for others, within a minute: 60000 connections, 1 large bodies; the last came from 10.1.2.3",
                "Cut off to make room for others, within a minute: 30000 connections; the last came from 10.1.2.3",
            ],
            log.All);
        Assert.Contains("pyops_cut_off_total{what=\"connections\"} 90000", await Text(registry), StringComparison.Ordinal);
    }

    private static async Task<string> Text(CollectorRegistry registry)
    {
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
