using System.Collections.Concurrent;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Requests that the API server asks a webhook about, one after the other, for as long as a test takes. Nothing is kept: dry runs.
/// </summary>
internal sealed class Admissions : IAsyncDisposable
{
    private readonly TestCluster cluster;
    private readonly string ns;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly Task[] workers;
    private long admitted;

    private Admissions(TestCluster cluster, string ns, int inFlight)
    {
        this.cluster = cluster;
        this.ns = ns;
        workers = [.. Enumerable.Range(0, inFlight).Select(worker => Task.Run(() => WorkAsync(worker)))];
    }

    /// <summary>How many were admitted so far.</summary>
    public long Admitted => Interlocked.Read(ref admitted);

    /// <summary>What the API server said of those that were not.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>Fails with what the API server said, unless it has admitted everything.</summary>
    public void AssertNoneFailed() =>
        Assert.True(
            failures.IsEmpty,
            $"{failures.Count} of {Admitted + failures.Count} failed: {string.Join('\n', failures.Take(3))}");

    public static Admissions Start(TestCluster cluster, string ns, int inFlight = 2) => new(cluster, ns, inFlight);

    /// <summary>Waits for so many more.</summary>
    public async Task More(long count)
    {
        var target = Admitted + count;
        await Wait.Until(
            () => Task.FromResult(Admitted >= target || !failures.IsEmpty),
            TimeSpan.FromMinutes(10), $"{count} more admissions");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        stop.Dispose();
    }

    private async Task WorkAsync(int worker)
    {
        var body = new V1ConfigMap { Metadata = new V1ObjectMeta { Name = $"admission-{worker}" } };
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await cluster.Client.CoreV1.CreateNamespacedConfigMapAsync(
                    body: body, namespaceParameter: ns, dryRun: "All", cancellationToken: stop.Token);
                Interlocked.Increment(ref admitted);
            }
            catch (HttpOperationException refused)
            {
                failures.Enqueue(refused.Response.Content);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
