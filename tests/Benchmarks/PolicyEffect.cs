using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Models;
using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Benchmarks;

/// <summary>A change of the RuntimePolicy: from the API server's answer until the last replica of the webhook judges by it.</summary>
internal static class PolicyEffect
{
    private const double Goal = 1;
    private const int Port = 8443;
    private static readonly int changes = Rig.Quick ? 10 : 100;

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await TestCluster.Shared;
        await using var installed = await ChartRelease.Install(cluster);
        var replicas = await Replicas(cluster);
        var times = new List<double>();
        for (var change = 0; change < changes; change++)
        {
            var denied = change % 2 == 1;
            await Apply(cluster, denied ? "Enforce" : "Disabled");
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(replicas.Select(replica => Until(replica, denied)));
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        foreach (var replica in replicas)
            replica.Dispose();
        (await cluster.Kubectl(["delete", "runtimepolicy", "default"])).OrThrow("kubectl delete");
        return
        [
            new Figure(
                "policy change in effect, p99", Goal, Statistics.Percentile(times, 99), "s",
                $"{changes} changes, until both replicas judge by it; median {Statistics.Median(times):0.000} s"),
        ];
    }

    private static async Task Apply(TestCluster cluster, string action) =>
        await cluster.Client.CustomObjects.PatchClusterCustomObjectAsync<object>(
        body: new V1Patch(
            $$$$"""{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"}"""
                + $$$$""","spec":{"rules":{"image-tag":"{{{{action}}}}"}}}""",
            V1Patch.PatchType.ApplyPatch),
        group: "pyops.dev", version: "v1alpha1", plural: "runtimepolicies", name: "default", fieldManager: "pyops-bench", force: true);

    private static async Task Until(HttpClient replica, bool denied)
    {
        var review = $$$$"""
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1","operation":"CREATE","namespace":"default",
            "userInfo":{"username":"bench"},"resource":{"group":"","version":"v1","resource":"pods"},
            "object":{{{{KubernetesJson.Serialize(SamplePods.Latest())}}}}}}
            """;
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromSeconds(30))
        {
            using var content = new StringContent(review, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var answer = await replica.PostAsync(new Uri("pods/enforce", UriKind.Relative), content);
            if ((await answer.Content.ReadAsStringAsync()).Contains("\"allowed\":false", StringComparison.Ordinal) == denied)
                return;
        }

        throw new TimeoutException("a replica does not judge by the policy within 30 s");
    }

    /// <summary>A client of each webhook pod, which is called by the Service's name.</summary>
    private static async Task<List<HttpClient>> Replicas(TestCluster cluster)
    {
        var secret = await cluster.Client.CoreV1.ReadNamespacedSecretAsync(
            name: "pyops-webhook-ca", namespaceParameter: Release.Namespace);
        var authority = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(secret.Data["ca.crt"]));
        var pods = await cluster.Client.CoreV1.ListNamespacedPodAsync(
            namespaceParameter: Release.Namespace,
            labelSelector: "app.kubernetes.io/component=webhook");
        return [.. pods.Items.Where(pod => pod.Metadata.DeletionTimestamp is null).Select(pod => Replica(pod.Status.PodIP, authority))];
    }

    private static HttpClient Replica(string address, X509Certificate2 authority)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        var client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"https://{address}:{Port}/"),
            DefaultRequestVersion = HttpVersion.Version20,
        };
        client.DefaultRequestHeaders.Host = $"pyops-webhook.{Release.Namespace}.svc"; // the name that the certificate is for
        return client;
    }
}
