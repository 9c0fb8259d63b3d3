using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Callers;

/// <summary>Where clients have to say who they are, reviews are answered to those alone that may ask.</summary>
public sealed class ClientTests
{
    private const string Name = "kube-apiserver-kubelet-client";

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Who_only_looks_which_certificate_is_served_needs_none_and_is_no_news(SslProtocols protocol)
    {
        await using var server = await Server.Ready(clients: Name);

        using (var connection = new System.Net.Sockets.TcpClient())
        {
            await connection.ConnectAsync(IPAddress.Loopback, server.App.Port);
            await using var tls = new SslStream(connection.GetStream(), false, (_, leaf, _, _) => leaf!.Subject == "CN=first");
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "x", EnabledSslProtocols = protocol });
            Assert.Equal(protocol, tls.SslProtocol);
        }

        Assert.Equal(HttpStatusCode.OK, await server.Health("/livez"));
        Assert.Equal(HttpStatusCode.OK, await server.Health("/readyz"));
        Assert.Equal(0, await server.Metric("pyops_webhook_refused_total{reason=\"nocertificate\"}"));
        Assert.DoesNotContain(server.Logs.Log.Lines, line => line.Text.Contains("Refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task The_connection_of_who_is_refused_ends_and_those_of_others_go_on(string version)
    {
        await using var server = await Server.Ready(clients: Name);
        using var honest = server.Client(new Version(version), own: ClientCertificates.Of(server.Clients, Name));
        Assert.Equal(HttpStatusCode.OK, await Asked(honest));
        var connections = 0;
        using var stranger = server.Client(new Version(version), presented: _ => connections++);

        for (var request = 1; request <= 3; request++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Asked(stranger));
            Assert.Equal(request, connections);
        }
        Assert.Equal(HttpStatusCode.OK, await Asked(honest));
        Assert.Equal(1, server.Logs.Log.Count("Refused"));
    }

    [Fact]
    public async Task New_authorities_count_for_new_connections_and_a_file_that_is_of_no_use_leaves_the_last_good_one()
    {
        await using var server = await Server.Ready(clients: Name);
        using var next = new TestAuthority("next");
        var (old, young) = (ClientCertificates.Of(server.Clients, Name), ClientCertificates.Of(next, Name));
        Assert.Equal((true, false), (await Answers(server, old), await Answers(server, young)));

        server.WriteClients(server.Clients.Pem + next.Pem);
        await Wait.Until(() => Answers(server, young), "the second authority to count");
        Assert.True(await Answers(server, old));
        server.WriteClients("rubbish");
        await Wait.Until(async () => await server.Metric("pyops_webhook_client_ca_failures_total") == 1, "the rubbish to be seen");
        Assert.Equal((true, true), (await Answers(server, old), await Answers(server, young)));
        Assert.Contains(server.Logs.Log.Lines, line => line.Text.Contains("holds no certificate in PEM", StringComparison.Ordinal));
        server.WriteClients(next.Pem);
        // A client may resume the session that it had: it is judged anew all the same.
        await Wait.Until(async () => !await Answers(server, old), "the first authority not to count");
        Assert.True(await Answers(server, young));
        Assert.Equal(
            new DateTimeOffset(next.Certificate.NotAfter).ToUnixTimeSeconds(),
            await server.Metric("pyops_webhook_client_ca_expiry_timestamp_seconds"));
    }

    [Fact]
    public async Task Before_the_authorities_are_there_it_is_not_ready_and_answers_nobody()
    {
        await using var server = await Server.Bare(clients: Name);
        server.WriteCertificate(server.Authority.Leaf("first"));
        server.WritePolicy("{}");
        await Wait.Until(
            async () => await server.HealthAnswer("/readyz") is (HttpStatusCode.ServiceUnavailable, var text)
                && !text.Contains("[-] certificate") && !text.Contains("[-] policy") && text.Contains("[-] client-ca: "),
            "nothing but the authorities to be missing");
        Assert.False(await Answers(server, ClientCertificates.Of(server.Clients, Name)));

        server.WriteClients(server.Clients.Pem);

        await Wait.Until(async () => await server.Health("/readyz") == HttpStatusCode.OK, "the webhook to be ready");
        Assert.True(await Answers(server, ClientCertificates.Of(server.Clients, Name)));
    }

    private static async Task<bool> Answers(Server server, SslStreamCertificateContext own)
    {
        using var client = server.Client(own: own);
        return await Asked(client) == HttpStatusCode.OK;
    }

    private static async Task<HttpStatusCode> Asked(HttpClient client)
    {
        using var answer = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
        return answer.StatusCode;
    }
}
