using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary><c>kubectl wait --for=condition=Ready</c> never lies, and what keeps a service from being ready is its STATUS.</summary>
public class ReadyTests(Bench bench) : IClassFixture<Bench>
{
    // Answers what the variable says.
    private const string Application = """
        import http.server, os
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(os.environ['ANSWER'].encode())
        http.server.ThreadingHTTPServer(('', int(os.environ['PORT'])), Answer).serve_forever()
        """;

    private static readonly TimeSpan soon = TimeSpan.FromMinutes(1);

    [ClusterFact]
    public async Task When_a_wait_for_Ready_returns_the_pods_of_the_new_spec_serve_and_no_other()
    {
        await bench.Services.Create("truth", await bench.Cluster.Image("python"), spec =>
        {
            spec.Command = ["python", "-c", Application];
            spec.Env = [new V1EnvVar { Name = "ANSWER", Value = "0" }];
            spec.TerminationGracePeriodSeconds = 10;
        });
        await Waits("truth", TimeSpan.FromMinutes(3));
        string[] changes =
        [
            """{"env":[{"name":"ANSWER","value":"1"}]}""",
            """{"port":9000,"env":[{"name":"ANSWER","value":"2"}]}""",
            """{"strategy":"Recreate","env":[{"name":"ANSWER","value":"3"}]}""",
            """{"replicas":2,"podLabels":{"team":"web"},"env":[{"name":"ANSWER","value":"4"}]}""",
            """{"replicas":1,"service":{"port":8000},"health":{"path":"/"},"env":[{"name":"ANSWER","value":"5"}]}""",
        ];
        foreach (var (index, change) in changes.Index())
        {
            await bench.Services.Patch("truth", $$"""{"spec":{{change}}}""");
            await Waits("truth", TimeSpan.FromMinutes(3));

            var service = await bench.Services.Get("truth");
            Assert.Empty(await NewestPods.Problems(bench, "truth", service.Spec!.Replicas!.Value));
            var pods = await NewestPods.Of(bench, "truth");
            Assert.Empty(await new Likeness(bench, Defaults.Complete(service), await bench.Facts()).Differences());
            foreach (var pod in pods)
                Assert.Equal($"{index + 1}", await Ask(pod, $"{pod.Status.PodIP}:{service.Spec.Port ?? SpecDefaults.Port}"));
            var address = (await bench.Services.Service("truth"))!.Spec.ClusterIP;
            await Wait.Until(
                () => Ask(pods[0], $"{address}:{service.Spec.Service?.Port ?? SpecDefaults.ServicePort}"),
                answer => answer == $"{index + 1}", soon, "the Service to lead to them");
        }
    }

    [ClusterFact]
    public async Task What_keeps_a_service_from_being_ready_is_its_STATUS_and_a_wait_for_Ready_goes_on()
    {
        await bench.Services.CreateWithoutPods("off");
        await Waits("off", soon);
        Assert.Equal(Reasons.ScaledToZero, await Status("off"));

        await bench.Services.CreateWithoutPods("still");
        await Waits("still", soon);
        await bench.Services.Patch("still", """{"spec":{"paused":true}}""");
        await Waits("still", soon);
        Assert.Equal(Reasons.Paused, await Status("still"));
        await bench.Services.Patch("still", """{"spec":{"port":9000}}""");
        await Is("still", Reasons.Paused);

        await bench.Services.CreateWithoutPods("wrong");
        await Waits("wrong", soon);
        // Valid for the schema of every server; only the operator reads a shell's words.
        await bench.Services.Patch("wrong", """{"spec":{"command":["sh","-c","gunicorn shop"]}}""");
        await Is("wrong", Reasons.InvalidSpec);

        await bench.Services.CreateWithoutPods("waits", spec => spec.Replicas = 1);
        await Wait.Until(
            () => bench.Services.Get("waits"),
            seen => Services.Ready(seen) is { Status: "False", Reason: Reasons.Progressing or Reasons.ImagePullBackOff },
            soon, "pods to be waited for");
        await Fails("waits");
    }

    private async Task Is(string name, string reason)
    {
        await bench.Services.Until(name, reason, soon);
        Assert.Equal(reason, await Status(name));
        await Fails(name);
    }

    private async Task Waits(string name, TimeSpan deadline) => (await KubectlWait(name, deadline)).OrThrow("kubectl wait");

    private async Task Fails(string name) =>
        Assert.Contains("timed out", (await KubectlWait(name, TimeSpan.FromSeconds(2))).Error, StringComparison.Ordinal);

    private Task<ToolResult> KubectlWait(string name, TimeSpan deadline) => bench.Cluster.Kubectl(
        ["wait", "--for=condition=Ready", $"pysvc/{name}", "-n", bench.Namespace, $"--timeout={deadline.TotalSeconds}s"]);

    private async Task<string> Status(string name)
    {
        var lines = (await bench.Cluster.Kubectl(["get", "pysvc", name, "-n", bench.Namespace])).OrThrow("kubectl get").Output.Split('\n');
        var at = lines[0].IndexOf("STATUS", StringComparison.Ordinal);
        return lines[1][at..].Split(' ')[0];
    }

    private async Task<string> Ask(V1Pod from, string address)
    {
        var code = $"import urllib.request; print(urllib.request.urlopen('http://{address}/', timeout=5).read().decode())";
        return (await bench.Cluster.Kubectl(
            ["exec", "-n", bench.Namespace, from.Metadata.Name, "-c", "app", "--", "python", "-c", code])).OrThrow("request").Output.Trim();
    }
}
