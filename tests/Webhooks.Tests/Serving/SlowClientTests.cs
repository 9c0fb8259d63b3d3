using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Serving;

/// <summary>Clients that do not keep to what clients do, by hand over TLS.</summary>
[Collection(nameof(SharedServer))]
public sealed class SlowClientTests(SharedServer shared)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("")]
    [InlineData("POST /pods/enforce HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("POST /pods/enforce HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{\"a\":")]
    public async Task Who_stops_half_way_is_cut_off(string sent)
    {
        // One that has sent nothing may stay for as long as an idle connection may; it is not waited for here, but must not be in the way.
        await using var connection = await Connection.Open(shared.Server);
        await connection.Write(sent);
        if (sent.Length > 0)
            await connection.ReadToEnd().WaitAsync(patience);
        Assert.True(await Answered());
    }

    [Fact]
    public async Task Who_does_not_shake_hands_is_cut_off()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", shared.App.Port);
        var clock = Stopwatch.StartNew();

        var read = await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(patience);

        Assert.Equal(0, read);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, patience.TotalSeconds);
    }

    [Fact]
    public async Task A_stream_that_stops_is_told_so_although_its_connection_is_busy()
    {
        using var client = shared.Server.Client(HttpVersion.Version20);
        using var content = new Stalled();
        var stalled = client.PostAsync("/pods/enforce", content);
        while (!stalled.IsCompleted)
        {
            using var other = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        using var answer = await stalled;

        Assert.Equal(HttpStatusCode.RequestTimeout, answer.StatusCode);
    }

    [Fact]
    public async Task Who_closes_only_his_half_still_has_his_answer()
    {
        await using var connection = await Connection.Open(shared.Server);
        var body = Reviews.Create();
        await connection.Write(
            $"POST /pods/enforce HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        await connection.CloseOwnHalf();

        Assert.Contains(Reviews.Uid, await connection.ReadToEnd().WaitAsync(patience));
    }

    [Fact]
    public async Task Who_goes_away_in_the_midst_of_a_body_leaves_nothing_behind()
    {
        var before = await shared.Server.Metric("pyops_webhook_refused_total{reason=\"slow\"}");
        await using (var connection = await Connection.Open(shared.Server))
            await connection.Write(
                "POST /pods/enforce HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n{\"a\":");

        await Wait.Until(
            async () => await shared.Server.Metric("pyops_webhook_refused_total{reason=\"slow\"}") > before,
            "the loss to be noticed");
        await Wait.Until(async () => await shared.Server.Metric("pyops_webhook_in_flight") == 0, "the request to end");
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("POST /pods/enforce HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /pods/enforce HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task What_is_no_HTTP_is_a_bad_request_or_the_end(string sent)
    {
        await using var connection = await Connection.Open(shared.Server);
        await connection.Write(sent);
        await connection.CloseOwnHalf();

        var answer = await connection.ReadToEnd().WaitAsync(patience);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer);
        Assert.True(await Answered());
    }

    private async Task<bool> Answered()
    {
        using var answer = await shared.Client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
        return Reviews.Read(await answer.Content.ReadAsStringAsync()) == (Reviews.Uid, false);
    }

    /// <summary>The beginning of a review, and no more of it.</summary>
    private sealed class Stalled : HttpContent
    {
        public Stalled() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync("{\"a\":"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2000;
            return true;
        }
    }

    private sealed class Connection(TcpClient client, SslStream stream) : IAsyncDisposable
    {
        public static async Task<Connection> Open(Server server)
        {
            var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", server.App.Port);
            var stream = new SslStream(client.GetStream(), false, (_, certificate, _, _) => certificate?.Subject == "CN=first");
            await stream.AuthenticateAsClientAsync("127.0.0.1");
            return new Connection(client, stream);
        }

        public Task Write(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

        public Task CloseOwnHalf() => stream.ShutdownAsync();

        public async Task<string> ReadToEnd()
        {
            using var all = new MemoryStream();
            try
            {
                await stream.CopyToAsync(all);
            }
            catch (IOException)
            {
                // A reset is an end too.
            }
            return Encoding.Latin1.GetString(all.ToArray());
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            client.Dispose();
        }
    }
}
