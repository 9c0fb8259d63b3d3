using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PyOps.Cluster;

namespace PyOps.Benchmarks;

/// <summary>A published server on this machine.</summary>
internal sealed class WebhookRig : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-bench");
    private readonly Process server;
    private readonly HttpClient client;

    private WebhookRig(Func<string, string[]> command, string cores = "1")
    {
        Certificate = WritePair();
        Port = FreePort.Next();
        var port = Port.ToString(CultureInfo.InvariantCulture);
        var words = command(folder.FullName).Select(word => word.Replace("PORT", port, StringComparison.Ordinal));
        server = Process.Start("taskset", ["--cpu-list", cores, .. words]);
        client = new HttpClient(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            SslOptions = { RemoteCertificateValidationCallback = IsOurs },
        })
        {
            BaseAddress = AddressAt(IPAddress.Loopback),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>Working set of the server, in bytes.</summary>
    public double Memory => Value("status", "VmRSS:") * 1024;

    /// <summary>Processor time of the server so far, in seconds.</summary>
    public double Cpu
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>What it presents, in PEM; it is an authority of itself.</summary>
    public string Certificate { get; }

    private int Port { get; }

    /// <summary>The webhook, on a policy file, on the second core; whoever asks it is on the first.</summary>
    public static async Task<WebhookRig> Webhook()
    {
        var rig = new WebhookRig(folder =>
        {
            File.WriteAllText(
                Path.Combine(folder, "policy.json"),
                """{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"}}""");
            return
            [
                Binary("PYOPS_WEBHOOK"),
                "--port", "PORT", "--health-port", "0", "--cert-dir", folder,
                "--policy-file", Path.Combine(folder, "policy.json"), "--drain-seconds", "0",
            ];
        });
        await rig.Answers();
        return rig;
    }

    /// <summary>Kestrel, which answers a constant of so many bytes, on these cores.</summary>
    public static async Task<WebhookRig> Bare(int bytes, string cores = "1")
    {
        var rig = new WebhookRig(
            folder => [Binary("PYOPS_BARE_KESTREL"), "PORT", folder, bytes.ToString(CultureInfo.InvariantCulture)],
            cores);
        await rig.Answers();
        return rig;
    }

    /// <summary>Where it answers, by an address of this machine.</summary>
    public Uri AddressAt(IPAddress machine) => new($"https://{machine}:{Port}");

    /// <summary>The length of an answer, in bytes.</summary>
    public async Task<int> AnswerLength() => (await Post()).Length;

    /// <summary>Posts so many reviews, so many of them at the same time. Returns the seconds that it took.</summary>
    public async Task<double> Load(int count, int inFlight)
    {
        var left = count;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await Post();
        }));
        return clock.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        client.Dispose();
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<byte[]> Post()
    {
        using var content = new ByteArrayContent(PodReviews.Compliant);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(new Uri("/pods/enforce", UriKind.Relative), content);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new HttpRequestException($"HTTP {(int)answer.StatusCode}");
    }

    private Task Answers() => Wait.Until(
        async () =>
        {
            try
            {
                return (await Post()).Length > 0;
            }
            catch (HttpRequestException)
            {
                return false; // It is about to start.
            }
        },
        TimeSpan.FromSeconds(30), "the server to answer");

    private double Value(string file, string name) =>
        double.Parse(
            File.ReadLines($"/proc/{server.Id}/{file}")
                .First(line => line.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture);

    private static string Binary(string variable) =>
        Environment.GetEnvironmentVariable(variable)
            ?? throw new InvalidOperationException($"{variable} names no server; run `make bench`");

    private bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors errors) =>
        certificate?.Subject == "CN=bench";

    private string WritePair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=bench", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses))
            names.AddIpAddress(address.Address);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        var presented = certificate.ExportCertificatePem() + "\n";
        File.WriteAllText(Path.Combine(folder.FullName, "tls.crt"), presented);
        File.WriteAllText(Path.Combine(folder.FullName, "tls.key"), key.ExportPkcs8PrivateKeyPem() + "\n");
        return presented;
    }
}
