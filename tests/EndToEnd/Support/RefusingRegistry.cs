using k8s;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>A registry on the node's own address that answers 401 to everybody.</summary>
internal static class RefusingRegistry
{
    public const int Port = 5055;

    private const string Script = """
        import http.server, sys
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(401)
                self.send_header('WWW-Authenticate', 'Basic realm="registry"')
                self.send_header('Content-Length', '0')
                self.end_headers()
            do_HEAD = do_GET
        http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
        """;

    public static async Task Start(Bench bench)
    {
        var requests = new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal) { ["cpu"] = new("1m") };
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "refusing-registry" },
            Spec = new V1PodSpec
            {
                HostNetwork = true,
                TerminationGracePeriodSeconds = 0,
                Containers =
                [
                    new V1Container
                    {
                        Name = "registry",
                        Image = await bench.Cluster.Image("python"),
                        Command = ["python", "-c", Script, $"{Port}"],
                        Resources = new V1ResourceRequirements { Requests = requests },
                    },
                ],
            },
        };
        await bench.Cluster.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: bench.Namespace);
        await Wait.Until(
            async () => (await bench.Cluster.Client.CoreV1.ReadNamespacedPodAsync(
                name: "refusing-registry", namespaceParameter: bench.Namespace)).Status.Phase == "Running",
            TimeSpan.FromMinutes(1), "the refusing registry");
    }
}
