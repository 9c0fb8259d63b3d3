using System.Collections.Concurrent;
using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.Admission.Support;

/// <summary>Creates of pods as a dry run, one after the other on each of a few lines, while something happens to the webhook.</summary>
/// <remarks>The namespace must enforce: there a webhook that does not answer is an error, which these would see.</remarks>
internal sealed class Admissions : IAsyncDisposable
{
    private readonly TestCluster cluster;
    private readonly string ns;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Failure> failures = new();
    private readonly Task lines;
    private int answered;

    private Admissions(TestCluster cluster, string ns, int inFlight)
    {
        (this.cluster, this.ns) = (cluster, ns);
        lines = Task.WhenAll(Enumerable.Range(0, inFlight).Select(line => Task.Run(() => Run(good: line % 2 == 0))));
    }

    /// <summary>Right verdicts so far.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Begins; the first verdicts are there when it returns.</summary>
    public static async Task<Admissions> Start(TestCluster cluster, string ns, int inFlight = 8)
    {
        var admissions = new Admissions(cluster, ns, inFlight);
        await admissions.More(inFlight);
        return admissions;
    }

    /// <summary>Waits for this many right verdicts from now on.</summary>
    public Task More(int count)
    {
        var goal = Answered + count;
        return Wait.Until(
            () => Task.FromResult(Answered >= goal),
            TimeSpan.FromMinutes(5),
            $"{count} admissions; so far {new Tally(Answered, [.. failures])}");
    }

    /// <summary>Ends when the requests under way are answered.</summary>
    public async Task<Tally> Stop()
    {
        await stop.CancelAsync();
        await lines;
        return new Tally(Answered, [.. failures]);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stop.Dispose();
    }

    private async Task Run(bool good)
    {
        var pod = good ? SamplePods.Compliant() : SamplePods.Latest();
        while (!stop.IsCancellationRequested)
        {
            var sent = DateTimeOffset.UtcNow;
            if (await Wrong(pod, good) is { } text)
                failures.Enqueue(new Failure(sent, DateTimeOffset.UtcNow, text));
            else
                Interlocked.Increment(ref answered);
        }
    }

    private async Task<string?> Wrong(V1Pod pod, bool good)
    {
        try
        {
            await cluster.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: ns, dryRun: "All");
            return good ? null : "a pod with the tag latest was admitted";
        }
        catch (HttpOperationException refusal)
            when (!good && refusal.Response.StatusCode == HttpStatusCode.Forbidden
                && refusal.Response.Content.Contains("[image-tag]", StringComparison.Ordinal))
        {
            return null;
        }
        catch (HttpOperationException refusal)
        {
            return $"{(int)refusal.Response.StatusCode} {refusal.Response.Content}";
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return $"the API server itself: {fault.Message}";
        }
    }
}
