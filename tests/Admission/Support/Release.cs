using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.Admission.Support;

/// <summary>
/// The product as `helm install` puts it into a cluster, once for all tests of this project, and taken out again at the end.
/// </summary>
public sealed class Release : IAsyncLifetime
{
    /// <summary>Where it is installed.</summary>
    public const string Namespace = ChartRelease.Namespace;

    /// <summary>Arguments of helm for a machine of two cores that runs all of it.</summary>
    public static readonly string[] Small = ["--set", "operator.resources.requests.cpu=10m,webhook.resources.requests.cpu=10m"];

    private const string ModeLabel = "pyops.dev/mode";
    private const string WebhookPodsLabel = "app.kubernetes.io/component=webhook";
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(2);
    private ChartRelease? chart;

    internal TestCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        try
        {
            Cluster = await TestCluster.Shared;
        }
        catch (NoClusterException)
        {
            // The tests themselves are skipped, with the reason.
            return;
        }

        chart = await ChartRelease.Install(Cluster, Small);
    }

    public async Task DisposeAsync()
    {
        if (chart is not null)
            await chart.DisposeAsync();
    }

    /// <summary>Upgrades it to what it is.</summary>
    /// <param name="arguments">More for helm.</param>
    internal async Task Upgrade(params IEnumerable<string> arguments)
    {
        using var same = await ChartCopy.For(Cluster);
        await chart!.Upgrade(same, [.. Small, .. arguments]);
    }

    /// <summary>Until disposed it has other values; replicas of the webhook with the old ones are gone when it returns.</summary>
    internal async Task<IAsyncDisposable> With(params IEnumerable<string> arguments)
    {
        await Upgrade(arguments);
        await Wait.Until(
            async () => await Cluster.Client.CoreV1.ListNamespacedPodAsync(
                namespaceParameter: Namespace, labelSelector: WebhookPodsLabel) is { Items: { Count: 2 } pods } && pods.All(IsReady),
            soon, "the replicas of before to be gone");
        return new Undo(() => Upgrade());
    }

    /// <summary>A namespace that enforces.</summary>
    internal Task<TestNamespace> Enforcing() => InMode("enforce");

    /// <summary>A namespace of a mode.</summary>
    internal Task<TestNamespace> InMode(string mode) =>
        Cluster.Namespace(mode, new Dictionary<string, string>(StringComparer.Ordinal) { [ModeLabel] = mode });

    internal async Task<string> Kubectl(params string[] arguments) => (await TryKubectl(arguments)).OrThrow("kubectl").Output;

    internal Task<ToolResult> TryKubectl(params string[] arguments) => Cluster.Kubectl(arguments);

    /// <summary>Whether a pod is refused by us; the API server is asked as a dry run.</summary>
    internal async Task<bool> Denies(string ns, V1Pod pod)
    {
        try
        {
            await Cluster.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: ns, dryRun: "All");
            return false;
        }
        catch (HttpOperationException refusal)
            when (refusal.Response.StatusCode == HttpStatusCode.Forbidden
                && refusal.Response.Content.Contains("pods.pyops.dev", StringComparison.Ordinal))
        {
            return true;
        }
    }

    /// <summary>The pods of the webhook that are not about to go.</summary>
    internal async Task<List<V1Pod>> WebhookPods()
    {
        var pods = await Cluster.Client.CoreV1.ListNamespacedPodAsync(namespaceParameter: Namespace, labelSelector: WebhookPodsLabel);
        return [.. pods.Items.Where(pod => pod.Metadata.DeletionTimestamp is null)];
    }

    /// <summary>Waits until two replicas are ready and one pod is gone for good.</summary>
    internal Task UntilWebhookRuns(string? without = null) => Wait.Until(
        async () =>
        {
            var pods = (await Cluster.Client.CoreV1.ListNamespacedPodAsync(
                namespaceParameter: Namespace, labelSelector: WebhookPodsLabel)).Items;
            return pods.Count(IsReady) == 2 && pods.All(pod => pod.Metadata.Uid != without);
        },
        soon, "two ready replicas of the webhook");

    /// <summary>Ends a replica's process without a word to it, as the kernel does when memory runs out.</summary>
    internal void KillWebhook(V1Pod pod) => Cluster.KillContainer(pod.Status.ContainerStatuses[0].ContainerID);

    internal Task UntilRestarted(V1Pod pod) => Wait.Until(
        async () =>
        {
            var now = await Cluster.Client.CoreV1.ReadNamespacedPodAsync(name: pod.Metadata.Name, namespaceParameter: Namespace);
            return IsReady(now) && now.Status.ContainerStatuses[0].RestartCount > pod.Status.ContainerStatuses[0].RestartCount;
        },
        soon, "the killed replica to be restarted");

    /// <summary>Until disposed there is no replica of the operator.</summary>
    internal async Task<IAsyncDisposable> WithoutOperator()
    {
        await Kubectl("scale", "-n", Namespace, "deployment/pyops-operator", "--replicas=0");
        await Wait.Until(
            async () => (await Cluster.Client.CoreV1.ListNamespacedPodAsync(
                namespaceParameter: Namespace, labelSelector: "app.kubernetes.io/component=operator")).Items is [],
            soon, "no replica of the operator");
        return new Undo(() => Kubectl("scale", "-n", Namespace, "deployment/pyops-operator", "--replicas=2"));
    }

    /// <summary>Until disposed there is no replica of the webhook.</summary>
    internal async Task<IAsyncDisposable> WithoutWebhook()
    {
        await Kubectl("scale", "-n", Namespace, "deployment/pyops-webhook", "--replicas=0");
        await Wait.Until(
            async () => (await Cluster.Client.CoreV1.ListNamespacedPodAsync(
                namespaceParameter: Namespace, labelSelector: WebhookPodsLabel)).Items is [],
            soon, "no replica of the webhook");
        return new Undo(async () =>
        {
            await Kubectl("scale", "-n", Namespace, "deployment/pyops-webhook", "--replicas=2");
            await UntilWebhookRuns();
        });
    }

    private static bool IsReady(V1Pod pod) =>
        pod.Metadata.DeletionTimestamp is null
            && pod.Status.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;
}
