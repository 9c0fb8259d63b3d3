using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Admission;

/// <summary>With `webhook.clients` reviews are answered to API servers that say who they are, and to nobody else.</summary>
[Collection(nameof(Release))]
public class ClientTests(Release release)
{
    private const string ApiServer = "kube-apiserver-kubelet-client";

    /// <summary>As curl would, and says what came of it.</summary>
    private const string Ask = """
        import ssl, sys, urllib.request, urllib.error
        review = b'{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1","operation":"CREATE","object":{}}}'
        asked = urllib.request.Request(sys.argv[1], review, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(asked, timeout=20, context=ssl._create_unverified_context()) as answer:
                print(answer.status, answer.read().decode())
        except urllib.error.HTTPError as refusal:
            print(refusal.code, refusal.read().decode())
        """;

    [ClusterFact]
    public async Task The_API_server_s_reviews_are_answered_and_those_of_a_pod_without_a_certificate_are_refused()
    {
        await using var ns = await release.Enforcing();
        await using var other = await release.Cluster.Namespace("other");
        Assert.Contains("\"uid\":\"1\",\"allowed\":", await Asked(other.Name), StringComparison.Ordinal);

        await using (await Asking(ApiServer))
        {
            Assert.True(await release.Denies(ns.Name, SamplePods.Latest()));
            Assert.False(await release.Denies(ns.Name, SamplePods.Compliant()));
            var answer = await Asked(other.Name);
            Assert.StartsWith("403 ", answer, StringComparison.Ordinal);
            Assert.Contains("it presents no client certificate", answer, StringComparison.Ordinal);

            // That of the pod, and none of the operator's looks, of which there were many by now.
            Assert.Equal(1, await Sum("webhook", "pyops_webhook_refused_total{reason=\"nocertificate\"}"));
            Assert.True(await Sum("operator", "pyops_certificate_verified") >= 1);
        }

        Assert.True(await release.Denies(ns.Name, SamplePods.Latest()));
    }

    [ClusterFact]
    public async Task An_API_server_that_presents_somebody_else_s_certificate_is_told_so_where_people_see_it()
    {
        await using var ns = await release.Enforcing();
        await using var asking = await Asking("somebody-else");

        var refused = await release.TryKubectl("run", "web", "-n", ns.Name, "--image=nginx:latest", "--dry-run=server");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("failed calling webhook \"enforce.pods.pyops.dev\"", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"its certificate is for {ApiServer}, which is not among --client-name", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>Until disposed the webhook asks for certificates of the cluster's authority, for one name.</summary>
    private Task<IAsyncDisposable> Asking(string name)
    {
        Skip.IfNot(
            release.Cluster.IsOfHackCluster,
            "needs an API server that presents a certificate to webhooks, as that of hack/cluster does");
        return release.With("--set", $"webhook.clients.configMap=kube-root-ca.crt,webhook.clients.names={{{name}}}");
    }

    private async Task<string> Asked(string ns)
    {
        var pod = $"ask-{Guid.NewGuid():N}"[..12];
        var service = await release.Kubectl("get", "service", "pyops-webhook", "-n", Release.Namespace, "-o", "jsonpath={.spec.clusterIP}");
        await release.Kubectl(
            "run", pod, "-n", ns, "--restart=Never", $"--image={await release.Cluster.Image("python")}", "--command", "--",
            "python3", "-c", Ask, $"https://{service}/pods/enforce");
        await Wait.Until(
            async () => await release.Kubectl("get", "pod", pod, "-n", ns, "-o", "jsonpath={.status.phase}") is "Succeeded" or "Failed",
            TimeSpan.FromMinutes(1), "the pod to have asked");
        return await release.Kubectl("logs", pod, "-n", ns);
    }

    /// <summary>A metric of all pods of a component, as Prometheus would get it.</summary>
    private async Task<double> Sum(string component, string metric)
    {
        var pods = await release.Kubectl(
            "get", "pods", "-n", Release.Namespace, "-l", $"app.kubernetes.io/component={component}",
            "--field-selector=status.phase=Running", "-o", "jsonpath={.items[?(@.status.containerStatuses[0].ready==true)].metadata.name}");
        var sum = 0.0;
        foreach (var pod in pods.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var text = await release.Kubectl("get", "--raw", $"/api/v1/namespaces/{Release.Namespace}/pods/{pod}:8081/proxy/metrics");
            var line = text.Split('\n').Single(line => line.StartsWith($"{metric} ", StringComparison.Ordinal));
            sum += double.Parse(line[(metric.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        }
        return sum;
    }
}
