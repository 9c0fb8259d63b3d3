using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>From a PythonService to pods that run, on the sample shop.</summary>
public class ServiceTests(Bench bench) : IClassFixture<Bench>
{
    [ClusterFact]
    public async Task A_web_service_runs_hardened_and_answers_through_its_Service()
    {
        await bench.Services.Create(
            "shop", await bench.Cluster.Image("shop"),
            spec => spec.Health = new() { Path = "/healthz", LivenessPath = "/livez" });

        await bench.Services.Until("shop", Reasons.Running);

        var shop = await Wait.Until(
            () => bench.Services.Get("shop"),
            seen => seen.Status!.Image is not null, TimeSpan.FromSeconds(30), "the running image");
        var pod = (await bench.Services.Pods("shop")).Single().Metadata.Name;
        var inside = await Inside(pod);
        Assert.Equal("1000", inside["uid"]);
        Assert.Equal("0000000000000000", inside["capabilities"]);
        Assert.Equal("1", inside["no-new-privileges"]);
        Assert.Equal("2", inside["seccomp"]);
        Assert.Equal("pause", inside["process-1"]);
        Assert.Equal("8080", inside["port"]);
        Assert.Equal("read-only", inside["root"]);
        Assert.Equal("writable", inside["tmp"]);
        Assert.Equal("none", inside["token"]);
        Assert.Equal("/home/appuser", inside["home"]);
        Assert.Equal($"http://shop.{bench.Namespace}.svc", shop.Status!.Url);
        Assert.Contains("@sha256:", shop.Status.Image!.Running, StringComparison.Ordinal);
        Assert.Equal("200", await RequestThroughService(pod, "shop", "/healthz"));
        var columns = (await bench.Cluster.Kubectl(["get", "pysvc", "shop", "-n", bench.Namespace, "--no-headers"]))
            .OrThrow("kubectl get").Output;
        Assert.Matches(@"^shop\s+\S+\s+1/1\s+Running\s+\d+", columns);
    }

    [ClusterFact]
    public async Task Init_tini_is_process_1_of_an_application_whose_image_has_none()
    {
        await bench.Services.Create("tini", await bench.Cluster.Image("shop"), spec =>
        {
            spec.Init = InitModes.Tini;
            spec.Command = ["gunicorn", "--config", "python:shop.server", "shop.wsgi:app"];
        });

        await bench.Services.Until("tini", Reasons.Running);

        var pod = (await bench.Services.Pods("tini")).Single();
        Assert.Equal("tini", (await Inside(pod.Metadata.Name))["process-1"]);
        Assert.Equal("tini", pod.Metadata.Annotations[ApiNames.InitAnnotation]);
    }

    [ClusterFact]
    public async Task Init_none_leaves_the_application_as_process_1()
    {
        await bench.Services.Create("none", await bench.Cluster.Image("shop"), spec =>
        {
            spec.Init = InitModes.None;
            // A command takes the place of the image's ENTRYPOINT, its tini.
            spec.Command = ["gunicorn", "--config", "python:shop.server", "shop.wsgi:app"];
        });

        await bench.Services.Until("none", Reasons.Running);

        Assert.Equal("gunicorn", (await Inside((await bench.Services.Pods("none")).Single().Metadata.Name))["process-1"]);
    }

    [ClusterFact]
    public async Task A_worker_has_no_port_and_no_Service_and_is_well_when_its_command_says_so()
    {
        await bench.Services.Create("worker", await bench.Cluster.Image("python"), spec =>
        {
            spec.Type = ServiceTypes.Worker;
            spec.Command = ["python", "-c", "import signal; signal.pause()"];
            spec.Health = new() { Exec = ["python", "-c", "pass"] };
        });

        await bench.Services.Until("worker", Reasons.Running);

        Assert.Null(await bench.Services.Service("worker"));
        Assert.Equal("", (await Inside((await bench.Services.Pods("worker")).Single().Metadata.Name))["port"]);
    }

    [ClusterFact]
    public async Task A_rolling_update_under_traffic_loses_no_request()
    {
        await bench.Services.Create("roll", await bench.Cluster.Image("shop"), spec =>
        {
            spec.Replicas = 2;
            spec.Health = new() { Path = "/healthz" };
        });
        await bench.Services.Until("roll", Reasons.Running);
        var client = await Traffic.Start(bench, "roll");

        await bench.Services.Patch("roll", """{"spec":{"env":[{"name":"CHANGED","value":"yes"}]}}""");
        await bench.Services.Until("roll", Reasons.Running);

        var answers = await client.Stop();
        Assert.True(answers.Count > 50, $"only {answers.Count} requests were sent");
        Assert.All(answers, answer => Assert.Equal("200", answer));
    }

    /// <summary>What the container itself says of how it runs.</summary>
    private async Task<Dictionary<string, string>> Inside(string pod)
    {
        const string Script = """
            status() { sed -n "s/^$1:[[:space:]]*//p" /proc/self/status; }
            echo uid=$(id -u); echo capabilities=$(status CapEff)
            echo no-new-privileges=$(status NoNewPrivs); echo seccomp=$(status Seccomp)
            echo process-1=$(cat /proc/1/comm); echo port=$PORT; echo home=$HOME
            touch /usr/x 2> /dev/null && echo root=writable || echo root=read-only
            touch /tmp/x && echo tmp=writable
            [ -e /var/run/secrets/kubernetes.io/serviceaccount ] && echo token=mounted || echo token=none
            """;
        var result = (await bench.Cluster.Kubectl(["exec", "-n", bench.Namespace, pod, "-c", "app", "--", "sh", "-c", Script]))
            .OrThrow("kubectl exec");
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private async Task<string> RequestThroughService(string fromPod, string service, string path)
    {
        var address = (await bench.Services.Service(service))!.Spec.ClusterIP;
        var code = $"import urllib.request; print(urllib.request.urlopen('http://{address}{path}').status)";
        return (await bench.Cluster.Kubectl(["exec", "-n", bench.Namespace, fromPod, "-c", "app", "--", "python", "-c", code]))
            .OrThrow("request").Output.Trim();
    }
}
