using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using PyOps.Hosting;
using PyOps.Hosting.Trust;
using PyOps.Hosting.Watching;

namespace PyOps.Webhooks.Policies;

/// <summary>How the API server is reached: where it is, whom we are to it, and whom we believe it to be.</summary>
internal sealed class ApiAccess : IDisposable
{
    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static readonly TimeSpan tokenAge = TimeSpan.FromMinutes(1);
    private static readonly ProductInfoHeaderValue userAgent = ProductInfoHeaderValue.Parse(BuildInfo.Of(typeof(ApiAccess)).UserAgent);

    private readonly HttpClient client;
    private readonly Uri address;
    private readonly string tokenFile;
    private readonly string caFile;
    private readonly TimeProvider time;
    private AuthenticationHeaderValue? token;
    private long readAt;

    private ApiAccess(Uri address, string tokenFile, string caFile, TimeProvider time)
    {
        (this.address, this.tokenFile, this.caFile, this.time) = (address, tokenFile, caFile, time);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = Chains.Offline,
                RemoteCertificateValidationCallback = IsBelieved,
            },
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        KeepAlive.Set(handler);
        client = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan, // Watches stay open; their reader has deadlines of its own.
        };
    }

    /// <summary>The API server that is asked for, else the one of the cluster that this runs in; null when there is neither.</summary>
    /// <param name="server">Its address; null for that of the cluster.</param>
    /// <param name="tokenFile">File with the token; null for that of the service account.</param>
    /// <param name="caFile">File with its authorities; null for that of the service account.</param>
    /// <param name="time">The clock.</param>
    public static ApiAccess? Of(string? server, string? tokenFile, string? caFile, TimeProvider time)
    {
        var host = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST");
        var port = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT");
        var inCluster = host is { Length: > 0 } ? $"https://{(host.Contains(':') ? $"[{host}]" : host)}:{port ?? "443"}" : null;
        if ((server ?? inCluster) is not { } asked
            || !Uri.TryCreate(asked.TrimEnd('/') + "/", UriKind.Absolute, out var address))
            return null;
        return new(address, tokenFile ?? $"{ServiceAccount}/token", caFile ?? $"{ServiceAccount}/ca.crt", time);
    }

    /// <summary>A collection below the server's address.</summary>
    public ResourceEndpoint Endpoint(string path) => new(client, new Uri(address, path), null, Authorise);

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    // Tokens of service accounts expire within the hour, and the file has a new one long before.
    private async Task Authorise(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (token is null || time.GetElapsedTime(readAt) >= tokenAge)
        {
            token = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(tokenFile, cancellation)).Trim());
            readAt = time.GetTimestamp();
        }
        request.Headers.Authorization = token;
        request.Headers.UserAgent.Add(userAgent);
    }

    // Read at each connection, of which there are few, because authorities are replaced too.
    private bool IsBelieved(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (PresentedCertificate.Of(certificate, chain) is not { } presented
            || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(caFile);
        return Chains.Problem(presented, [.. authorities]) is null;
    }
}
