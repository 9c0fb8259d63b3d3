using k8s;

namespace PyOps.Cluster;

/// <summary>The API server's audit log: every request since a mark, ours and others'.</summary>
public sealed class AuditLog
{
    private readonly string path;
    private readonly Kubernetes client;

    internal AuditLog(string path, Kubernetes client)
    {
        this.path = path;
        this.client = client;
    }

    /// <summary>Remembers the present end of the log.</summary>
    public AuditMark Mark() => new(path, new FileInfo(path).Length, Fence);

    /// <summary>Sends a request that is told apart by its user agent, and returns that user agent.</summary>
    private async Task<string> Fence()
    {
        var agent = $"pyops-fence/{Guid.NewGuid():N}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, "api/v1/namespaces/default"));
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await client.HttpClient.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return agent;
    }
}
