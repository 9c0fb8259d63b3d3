using System.Globalization;
using k8s;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>Requests to a Service from a pod inside the cluster, one after the other, each on a connection of its own.</summary>
internal sealed class Traffic
{
    private const string Script = """
        import os, sys, time, urllib.request

        addresses = sys.argv[1:]

        # The one that answered last is asked first: another of them may not be there any more, or not yet.
        def ask():
            failures = []
            for address in list(addresses):
                try:
                    status = urllib.request.urlopen(address, timeout=5).status
                    addresses.sort(key=lambda other: other != address)
                    return str(status)
                except Exception as failure:
                    failures.append(f'{address}: {failure!r}'.replace('\n', ' '))
            return f'{time.time():.1f} {"; ".join(failures)}'

        while not os.path.exists('/tmp/stop'):
            print(ask(), flush=True)
            time.sleep(0.02)
        """;

    private readonly Bench bench;
    private readonly string pod;

    private Traffic(Bench bench, string pod)
    {
        this.bench = bench;
        this.pod = pod;
    }

    /// <summary>Starts a client, and waits for its first answers.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="service">Whose Service is asked.</param>
    /// <param name="ports">The Service's ports; a request is lost when none of them answers.</param>
    public static async Task<Traffic> Start(Bench bench, string service, params int[] ports)
    {
        var address = (await bench.Services.Service(service))!.Spec.ClusterIP;
        var addresses = (ports is [] ? [80] : ports)
            .Select(port => string.Create(CultureInfo.InvariantCulture, $"http://{address}:{port}/healthz"));
        var client = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = string.Create(CultureInfo.InvariantCulture, $"traffic-{service}") },
            Spec = new V1PodSpec
            {
                TerminationGracePeriodSeconds = 0,
                RestartPolicy = "Never",
                Containers =
                [
                    new V1Container
                    {
                        Name = "client",
                        Image = await bench.Cluster.Image("python"),
                        Command = ["python", "-c", Script, .. addresses],
                    },
                ],
            },
        };
        await bench.Cluster.Client.CoreV1.CreateNamespacedPodAsync(body: client, namespaceParameter: bench.Namespace);
        var traffic = new Traffic(bench, client.Metadata.Name);
        await Wait.Until(async () => (await traffic.Answers()).Count > 5, TimeSpan.FromMinutes(1), "the first answers");
        return traffic;
    }

    public async Task<List<string>> Stop()
    {
        (await bench.Cluster.Kubectl(["exec", "-n", bench.Namespace, pod, "--", "touch", "/tmp/stop"])).OrThrow("stop the traffic");
        await Wait.Until(
            async () => (await bench.Cluster.Client.CoreV1.ReadNamespacedPodAsync(
                name: pod, namespaceParameter: bench.Namespace)).Status.Phase == "Succeeded",
            TimeSpan.FromMinutes(1), "the end of the traffic");
        return await Answers();
    }

    /// <summary>All answers, statuses and what went wrong instead of one, after some more of them.</summary>
    public async Task<List<string>> After(int more)
    {
        var before = (await Answers()).Count;
        return await Wait.Until(Answers, answers => answers.Count >= before + more, TimeSpan.FromMinutes(1), $"{more} more answers");
    }

    private async Task<List<string>> Answers()
    {
        var log = await bench.Cluster.Kubectl(["logs", "-n", bench.Namespace, pod]);
        return [.. log.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
