using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using PyOps.Hosting.Trust;
using PyOps.Operator.Certificates;

namespace PyOps.Operator.Tests.Certificates;

public sealed class TlsDialTests : IDisposable
{
    private const string Host = "pyops-webhook.pyops-system.svc";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TestAuthority root = new("root");
    private readonly TestAuthority intermediate;

    public TlsDialTests() => intermediate = new TestAuthority("intermediate", root);

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
        intermediate.Dispose();
    }

    [Fact]
    public async Task What_a_server_sends_along_is_brought_back_so_that_either_authority_may_be_the_trusted_one()
    {
        var (leaf, key) = intermediate.Issue(Host);
        using var server = X509Certificate2.CreateFromPem(leaf.ExportCertificatePem(), key);
        var serving = ServeOnceAsync(SslStreamCertificateContext.Create(server, [intermediate.Certificate], offline: true));

        var (presented, problem) = await TlsDial.AskAsync("127.0.0.1", Port, Host, CancellationToken.None);
        await serving.Soon();

        Assert.Null(problem);
        Assert.Equal(leaf.Thumbprint, presented!.Leaf.Thumbprint);
        Assert.Null(Chains.Problem(presented, Host, [root.Certificate]));
        Assert.Null(Chains.Problem(presented, Host, [intermediate.Certificate]));
        Assert.NotNull(Chains.Problem(presented, "other.pyops-system.svc", [root.Certificate]));
    }

    [Fact]
    public async Task A_server_that_is_not_there_presents_nothing()
    {
        listener.Start();
        var port = Port;
        listener.Stop();

        var (presented, problem) = await TlsDial.AskAsync("127.0.0.1", port, Host, CancellationToken.None);

        Assert.Null(presented);
        Assert.NotNull(problem);
    }

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    private Task ServeOnceAsync(SslStreamCertificateContext context)
    {
        listener.Start();
        return Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context });
            // Until the other side has gone.
            await stream.ReadExactlyAsync(new byte[1]).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        });
    }
}
