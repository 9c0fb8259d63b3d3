using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Hosting.Admitting;
using PyOps.Hosting.Health;

namespace PyOps.Hosting.Tests.Health;

public sealed class HealthServerTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private readonly ReadinessLatch latch;
    private readonly HealthServer server;
    private readonly CutReport cuts;
    private string? stale;
    private string? unsynced = "Deployments are not synced";

    public HealthServerTests()
    {
        var registry = ProgramRegistry.New(new BuildInfo("pyops-test", "1.2.3"));
        latch = new ReadinessLatch([new HealthCheck("stores", () => unsynced), new HealthCheck("certificate", () => null)]);
        cuts = new CutReport(registry, NullLogger.Instance, TimeProvider.System);
        server = new HealthServer(
            port: 0, live: [new HealthCheck("watches", () => stale)], latch, registry, cuts, NullLoggerFactory.Instance);
    }

    public async Task InitializeAsync()
    {
        await server.StartAsync(CancellationToken.None);
        http.BaseAddress = new Uri($"http://127.0.0.1:{server.Port}");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        cuts.Dispose();
    }

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
    public async Task Who_is_told_to_stop_is_not_ready_any_more()
    {
        unsynced = null;
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await Get("/readyz"));
        latch.Drain();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "[-] process: it was told to stop\nnot ok\n"), await Get("/readyz"));
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await Get("/livez"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task It_answers_on_addresses_of_both_families(string host)
    {
        using var response = await http.GetAsync(new Uri($"http://{host}:{server.Port}/livez"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Another_path_is_answered_by_those_that_there_are() =>
        Assert.Equal((HttpStatusCode.NotFound, "there are /livez, /readyz and /metrics\n"), await Get("/healthz"));

    [Fact]
    public async Task A_port_that_is_taken_is_an_exception()
    {
        await using var second = new HealthServer(
            server.Port, [], latch,
            ProgramRegistry.New(BuildInfo.Of(typeof(HealthServer))), cuts, NullLoggerFactory.Instance);
        await Assert.ThrowsAsync<IOException>(() => second.StartAsync(CancellationToken.None));
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
    public async Task Who_holds_connections_and_asks_nothing_makes_room_for_those_who_ask()
    {
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 4 * HealthServer.Connections; i++)
            {
                idle.Add(new TcpClient(new IPEndPoint(new IPAddress([127, 16, 0, (byte)(1 + (i % 200))]), 0)));
                await idle[^1].ConnectAsync(IPAddress.Loopback, server.Port);
                if (i % 16 == 0)
                    Assert.Equal((HttpStatusCode.OK, "ok\n"), await Get("/livez"));
            }
            using var response = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
            Assert.True(response.Headers.ConnectionClose);
            Assert.DoesNotContain(
                "pyops_cut_off_total{what=\"health_connections\"} 0\n", await response.Content.ReadAsStringAsync(),
                StringComparison.Ordinal);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Metrics_are_served_as_text()
    {
        using var response = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\npyops_build_info{program=\"pyops-test\",version=\"1.2.3\",dotnet=\"10.", text, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode, string)> Get(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
