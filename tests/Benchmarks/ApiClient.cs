using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using k8s;

namespace PyOps.Benchmarks;

/// <summary>A plain HttpClient with the operator's credentials, over HTTP/2 as the operator's own.</summary>
internal static class ApiClient
{
    public static async Task<HttpClient> Open(Rig rig, string agent)
    {
        var config = await KubernetesClientConfiguration.BuildConfigFromConfigFileAsync(new FileInfo(rig.Kubeconfig));
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, AutomaticDecompression = DecompressionMethods.None };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(config.SslCaCerts);
        var client = new HttpClient(handler)
        {
            BaseAddress = new Uri(config.Host),
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config.AccessToken);
        client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        return client;
    }

    public static HttpRequestMessage Message(RecordedRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path) { Version = HttpVersion.Version20 };
        message.Headers.Accept.ParseAdd("application/json");
        if (request.ContentType is { } type)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return message;
    }
}
