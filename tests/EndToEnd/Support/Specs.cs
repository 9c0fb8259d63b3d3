using System.Globalization;
using System.Security.Cryptography;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>The services of a tenant who writes as much as he is let: none of them wants a pod.</summary>
internal sealed class Specs(TestCluster cluster, string ns)
{
    private const int Word = 4_096;

    // Of text that a definition counts; the rest of the 64 KiB is for what every service has.
    private const int Words = 15;

    // In a field that no definition counts, and below the 1.5 MiB that etcd takes.
    private const int Values = 320;
    private readonly Services services = new(cluster, ns);

    /// <summary>Services with as much text as the definition allows. No two are equal, and none can be compressed.</summary>
    public Task CreateLargest(int count) => Create(count, i => services.CreateWithoutPods(
        Named("full", i), spec => spec.Args = [.. Enumerable.Range(0, Words).Select(_ => Noise())]));

    /// <summary>Services of a megabyte and more, which a server stores and the operator refuses.</summary>
    public Task CreateTooLarge(int count) => Create(count, i => services.CreateWithoutPods(
        Named("over", i),
        spec => spec.Scheduling = new()
        {
            Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = Terms() } },
        }));

    /// <summary>Deployments that no service made, and that carry the label of one: as large as a server stores them.</summary>
    public Task CreateLabelled(int count) => Create(count, i => cluster.Client.AppsV1.CreateNamespacedDeploymentAsync(
        namespaceParameter: ns, body: new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = Named("labelled", i), Labels = Labels(i) },
            Spec = new V1DeploymentSpec
            {
                Replicas = 0,
                Selector = new V1LabelSelector { MatchLabels = Labels(i) },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = Labels(i) },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "app", Image = "shop:1", Args = Text() }] },
                },
            },
        }));

    /// <summary>Services as most are; every other one without a Service, of which a cluster has few addresses.</summary>
    public Task CreateUsual(int count) => Create(count, i => services.CreateWithoutPods(
        Named("usual", i), spec => spec.Type = i % 2 == 0 ? ServiceTypes.Web : ServiceTypes.Worker));

    /// <summary>Waits until one that is too large is told what is wrong with it, and where.</summary>
    public async Task AreTold(int count)
    {
        foreach (var i in Enumerable.Range(0, count))
        {
            var service = await services.Until(Named("over", i), Reasons.InvalidSpec, TimeSpan.FromMinutes(2));
            Assert.Contains("most are in spec.scheduling", Services.Ready(service)!.Message, StringComparison.Ordinal);
        }
    }

    private static Task Create(int count, Func<int, Task> create) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await create(i));

    private static string Named(string kind, int i) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{i}");

    private static V1NodeSelector Terms() => new()
    {
        NodeSelectorTerms = [.. Enumerable.Range(0, 2).Select(_ => new V1NodeSelectorTerm { MatchExpressions = [Expression()] })],
    };

    private static V1NodeSelectorRequirement Expression() => new()
    {
        Key = "kubernetes.io/hostname",
        OperatorProperty = "In",
        Values = [.. Enumerable.Range(0, Values / 2).Select(_ => Noise())],
    };

    private static Dictionary<string, string> Labels(int i) =>
        new(StringComparer.Ordinal) { [ApiNames.ServiceLabel] = Named("labelled", i) };

    private static string[] Text() => [.. Enumerable.Range(0, Values).Select(_ => Noise())];

    private static string Noise() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Word / 2));
}
