using System.Collections.Concurrent;
using System.Net;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>
/// A proxy in front of the API server that keeps the operator's requests, in the order in which they came,
/// but for what belongs to the Lease.
/// </summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly HttpListener listener = new();
    private readonly HttpClient client;
    private readonly Task serving;

    private Recorder(HttpClient client, Uri address)
    {
        this.client = client;
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        serving = Serve();
    }

    public required string Kubeconfig { get; init; }

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    public static async Task<Recorder> Start(Rig rig)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var kubeconfig = await Installation.KubeconfigOf(rig.Cluster, "pyops-operator", "pyops-system", address);
        return new Recorder(await ApiClient.Open(rig, "pyops-recorder"), address) { Kubeconfig = kubeconfig };
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        client.Dispose();
        listener.Close();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Pass(await listener.GetContextAsync());
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException && !listener.IsListening)
        {
            // Stopped.
        }
    }

    private async Task Pass(HttpListenerContext context)
    {
        try
        {
            var asked = await Read(context.Request);
            using var message = ApiClient.Message(asked);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            context.Response.SendChunked = true;
            if (IsKept(asked))
                requests.Enqueue(asked with { Status = (int)answer.StatusCode });
            await using var from = await answer.Content.ReadAsStreamAsync();
            var buffer = new byte[64 * 1024];
            while (await from.ReadAsync(buffer) is > 0 and var size)
            {
                await context.Response.OutputStream.WriteAsync(buffer.AsMemory(0, size));
                await context.Response.OutputStream.FlushAsync();
            }

            context.Response.Close();
        }
        catch (Exception broken) when (broken is IOException or HttpListenerException or ObjectDisposedException or HttpRequestException)
        {
            // The operator has gone, and its watches with it.
            context.Response.Abort();
        }
    }

    private static bool IsKept(RecordedRequest request) => !request.Path.Contains("/leases", StringComparison.Ordinal);

    private static async Task<RecordedRequest> Read(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        return new RecordedRequest(new HttpMethod(request.HttpMethod), request.RawUrl!, request.ContentType, body.ToArray(), Status: 0);
    }
}
