using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Serving;

/// <summary>From the start, with nothing there yet, to the end.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task It_is_ready_when_certificate_and_policy_are_there_and_stays_so()
    {
        await using var server = await Server.Bare();
        Assert.Equal(HttpStatusCode.OK, await server.Health("/livez"));
        var (status, text) = await server.HealthAnswer("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("[-] certificate: ", text);
        Assert.Contains("[-] policy: ", text);

        server.WriteCertificate(server.Authority.Leaf("first"));
        await Wait.Until(
            async () => !(await server.HealthAnswer("/readyz")).Text.Contains("[-] certificate"),
            "the certificate to be found");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await server.Health("/readyz"));
        server.WritePolicy("{}");
        await Wait.Until(async () => await server.Health("/readyz") == HttpStatusCode.OK, "the webhook to be ready");

        File.Delete(server.Options.PolicyFile!);
        Directory.Delete(server.Options.CertDir, recursive: true);
        await Wait.Until(async () => await server.Metric("pyops_webhook_policy_staleness_seconds") > 1.5, "the policy to be missed");
        Assert.Equal(HttpStatusCode.OK, await server.Health("/readyz"));
        using var client = server.Client();
        using var answer = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_certificate_handshakes_fail_and_nothing_else_does()
    {
        await using var server = await Server.Bare();
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/pods/enforce", Server.Json(Reviews.Create())));

        Assert.Equal(HttpStatusCode.OK, await server.Health("/livez"));
        Assert.Equal(0, await server.Metric("pyops_webhook_certificate_expiry_timestamp_seconds"));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Told_to_stop_it_is_not_ready_serves_on_and_finishes_what_is_in_flight(string version)
    {
        await using var server = await Server.Ready(drainSeconds: 2);
        using var client = server.Client(new Version(version));
        var rest = new TaskCompletionSource();
        using var content = new Halves(Reviews.Create(), rest.Task);

        await server.Stop();
        await Wait.Until(async () => await server.Health("/readyz") == HttpStatusCode.ServiceUnavailable, "it to be not ready");
        using (var other = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create())))
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        var inFlight = client.PostAsync("/pods/enforce", content);
        await Wait.Until(async () => await server.Metric("pyops_webhook_in_flight") == 1, "the request to be there");
        await Wait.Until(() => !Accepts(server), "the port to be closed");
        rest.SetResult();

        using var answer = await inFlight;
        Assert.Equal((Reviews.Uid, false), Reviews.Read(await answer.Content.ReadAsStringAsync()));
        await server.Running.Soon();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/pods/enforce", Server.Json(Reviews.Create())));
    }

    private static bool Accepts(Server server)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        try
        {
            socket.Connect(IPAddress.Loopback, server.App.Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    /// <summary>A body whose second half comes when it is asked for.</summary>
    private sealed class Halves : HttpContent
    {
        private readonly byte[] bytes;
        private readonly Task rest;

        public Halves(string text, Task rest)
        {
            (bytes, this.rest) = (Encoding.UTF8.GetBytes(text), rest);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, 100));
            await stream.FlushAsync();
            await rest;
            await stream.WriteAsync(bytes.AsMemory(100));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
