using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>Every spec.replicas that a service's Deployment had while this followed it, by a watch, so that none is missed.</summary>
internal sealed class ReplicasSeen : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<int> numbers = new();
    private Task reading = Task.CompletedTask;

    public IReadOnlyCollection<int> Numbers => numbers;

    public static async Task<ReplicasSeen> Follow(Bench bench, string service)
    {
        var (seen, client) = (new ReplicasSeen(), bench.Cluster.Client);
        var selector = $"{ApiNames.ServiceLabel}={service}";
        var from = (await client.AppsV1.ListNamespacedDeploymentAsync(bench.Namespace, labelSelector: selector)).Metadata.ResourceVersion;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(
            client.BaseUri,
            $"apis/apps/v1/namespaces/{bench.Namespace}/deployments?watch=true&resourceVersion={from}"
                + $"&labelSelector={Uri.EscapeDataString(selector)}"));
        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, seen.stop.Token);
        var response = await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, seen.stop.Token);
        response.EnsureSuccessStatusCode();
        seen.reading = seen.Read(response);
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        stop.Dispose();
    }

    private async Task Read(HttpResponseMessage response)
    {
        using (response)
        using (var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop.Token)))
        {
            try
            {
                while (await lines.ReadLineAsync(stop.Token) is { } line)
                    numbers.Enqueue(JsonNode.Parse(line)!["object"]!["spec"]!["replicas"]!.GetValue<int>());
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
