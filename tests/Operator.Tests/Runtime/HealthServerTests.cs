using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Operator.Runtime;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Tests.Runtime;

public sealed class HealthServerTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private readonly HealthServer server;
    private string? stale;
    private string? unsynced = "Deployments are not synced";

    public HealthServerTests() => server = new HealthServer(
        port: 0,
        live: [new HealthCheck("watches", () => stale)],
        ready: [new HealthCheck("stores", () => unsynced), new HealthCheck("certificate", () => null)],
        new OperatorMetrics("Deployment"),
        NullLoggerFactory.Instance);

    public async Task InitializeAsync()
    {
        await server.StartAsync(CancellationToken.None);
        http.BaseAddress = new Uri($"http://127.0.0.1:{server.Port}");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Readiness_names_what_is_missing_and_stays_once_it_was_reached()
    {
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "[-] stores: Deployments are not synced\n[+] certificate\nnot ok\n"), await Get("/readyz"));
        unsynced = null;
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await Get("/readyz"));
        unsynced = "again";
        Assert.Equal((HttpStatusCode.OK, "[-] stores: again\n[+] certificate\nok\n"), await Get("/readyz?verbose"));
    }

    [Fact]
    public async Task Liveness_follows_its_checks_both_ways()
    {
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await Get("/livez"));
        stale = "Pods have been stale for 11 min";
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "[-] watches: Pods have been stale for 11 min\nnot ok\n"), await Get("/livez"));
        stale = null;
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await Get("/livez"));
    }

    [Fact]
    public async Task Metrics_are_served_as_text()
    {
        using var response = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("pyops_leader 0\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode, string)> Get(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
