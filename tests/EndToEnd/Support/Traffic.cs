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

        while not os.path.exists('/tmp/stop'):
            try:
                answer = str(urllib.request.urlopen(sys.argv[1], timeout=5).status)
            except Exception as failure:
                answer = repr(failure).replace('\n', ' ')
            print(answer, flush=True)
            time.sleep(0.02)
        """;

    private readonly Bench bench;
    private readonly string pod;

    private Traffic(Bench bench, string pod)
    {
        this.bench = bench;
        this.pod = pod;
    }

    public static async Task<Traffic> Start(Bench bench, string service)
    {
        var address = (await bench.Services.Service(service))!.Spec.ClusterIP;
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
                        Command = ["python", "-c", Script, $"http://{address}/healthz"],
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

    private async Task<List<string>> Answers()
    {
        var log = await bench.Cluster.Kubectl(["logs", "-n", bench.Namespace, pod]);
        return [.. log.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
