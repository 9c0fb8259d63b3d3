using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PyOps.Webhooks.Tests.Support;

/// <summary>The webhook, serving on loopback with a folder of certificates and a policy file of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-webhook");
    private Task running = Task.CompletedTask;

    private Server(int drainSeconds, IReadOnlyList<string> clients)
    {
        ClientsFile = Path.Combine(folder.FullName, "clients.crt");
        Options = new WebhookOptions
        {
            Port = 0,
            HealthPort = 0,
            CertDir = folder.CreateSubdirectory("tls").FullName,
            PolicyFile = Path.Combine(folder.FullName, "policy.json"),
            DrainSeconds = drainSeconds,
            ClientCa = clients is [] ? null : ClientsFile,
            ClientNames = clients,
        };
        App = new WebhookApp(Options, null, Logs, TimeProvider.System);
    }

    public WebhookApp App { get; }

    public RecordingLogs Logs { get; } = new();

    /// <summary>Where the authorities of clients are looked for, if clients have to say who they are.</summary>
    public string ClientsFile { get; }

    public WebhookOptions Options { get; }

    public Certificates Authority { get; } = new();

    /// <summary>Signs certificates of clients.</summary>
    public TestAuthority Clients { get; } = new("clients");

    public Uri Address => new($"https://127.0.0.1:{App.Port}");

    /// <summary>The server's end, after <see cref="Stop"/>.</summary>
    public Task Running => running;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="drainSeconds">How long it serves on when it is stopped.</param>
    /// <param name="clients">
    /// Who may ask, by a certificate that our authority of clients has signed; nobody named: anybody.
    /// </param>
    public static async Task<Server> Ready(int drainSeconds = 0, params IReadOnlyList<string> clients)
    {
        var server = await Bare(drainSeconds, clients);
        if (clients is not [])
            server.WriteClients(server.Clients.Pem);
        server.WriteCertificate(server.Authority.Leaf("first"));
        server.WritePolicy("{}");
        await Wait.Until(async () => await server.Health("/readyz") == HttpStatusCode.OK, "the webhook to be ready");
        return server;
    }

    /// <summary>Starts it without certificate and policy.</summary>
    public static async Task<Server> Bare(int drainSeconds = 0, params IReadOnlyList<string> clients)
    {
        var server = new Server(drainSeconds, clients);
        await server.App.Start(CancellationToken.None);
        server.running = server.App.Run(server.stop.Token);
        return server;
    }

    public void WriteCertificate((string Chain, string Key) pair)
    {
        File.WriteAllText(Path.Combine(Options.CertDir, "tls.crt"), pair.Chain);
        File.WriteAllText(Path.Combine(Options.CertDir, "tls.key"), pair.Key);
    }

    /// <summary>Writes whom clients' certificates have to be signed by.</summary>
    public void WriteClients(string pem) => File.WriteAllText(ClientsFile, pem);

    /// <summary>Writes a policy with this spec.</summary>
    public void WritePolicy(string spec, int generation = 1) => File.WriteAllText(
        Options.PolicyFile!,
        $$$"""{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default","generation":{{{generation}}}}"""
            + $$$""","spec":{{{spec}}}}""");

    /// <summary>A client that believes in our authority only. Its first connection is made by the first request.</summary>
    public HttpClient Client(
        Version? version = null, Action<X509Certificate2>? presented = null, SslStreamCertificateContext? own = null)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificateContext = own,
                RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
                {
                    presented?.Invoke((X509Certificate2)certificate!);
                    return IsBelieved((X509Certificate2)certificate!, chain!);
                },
            },
        };
        return new HttpClient(handler)
        {
            BaseAddress = Address,
            DefaultRequestVersion = version ?? HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Wait.Patience,
        };
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public async Task<HttpStatusCode> Health(string path) => (await HealthAnswer(path)).Status;

    public async Task<(HttpStatusCode Status, string Text)> HealthAnswer(string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{App.HealthPort}{path}"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The value of a metric's line, by its beginning.</summary>
    public async Task<double> Metric(string name)
    {
        var (_, text) = await HealthAnswer("/metrics");
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"there is no metric {name}");
        return double.Parse(line[(name.Length + 1)..]);
    }

    /// <summary>What SIGTERM does.</summary>
    public Task Stop() => stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.Soon();
        await App.DisposeAsync();
        Authority.Dispose();
        Clients.Dispose();
        stop.Dispose();
        folder.Delete(recursive: true);
    }

    private bool IsBelieved(X509Certificate2 leaf, X509Chain presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority.Root);
        chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        return chain.Build(leaf);
    }
}
