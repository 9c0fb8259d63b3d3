using k8s.Models;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Certificates;

/// <summary>Asks the webhook's pods what they present.</summary>
internal static class WebhookPods
{
    /// <summary>Selects them.</summary>
    public const string Selector = "app.kubernetes.io/name=pyops,app.kubernetes.io/component=webhook";

    private const string PortName = "https";
    private const int DefaultPort = 8443;

    /// <summary>Keeps of a pod what is asked of it.</summary>
    public static V1Pod Project(V1Pod pod) => PodProjection.Keep(
        pod,
        container => new V1Container { Name = container.Name, Ports = container.Ports },
        status => new V1PodStatus
        {
            Phase = status?.Phase,
            PodIP = status?.PodIP,
            Conditions = status?.Conditions?.Where(condition => condition.Type == "Ready").ToList(),
        });

    /// <summary>What each presents; those that have no address, or have ended, present nothing to anybody.</summary>
    public static async Task<IReadOnlyList<PodCertificate>> AskAsync(
        IEnumerable<V1Pod> pods, string host, CancellationToken cancellation) =>
        await Task.WhenAll(pods
            .Where(pod => !string.IsNullOrEmpty(pod.Status.PodIP) && pod.Status.Phase is not ("Succeeded" or "Failed"))
            .Select(async pod =>
            {
                var (presented, _) = await TlsDial.AskAsync(pod.Status.PodIP, Port(pod), host, cancellation);
                var isReady = pod.Status.Conditions?.Any(condition => condition.Status == "True") is true;
                return new PodCertificate(pod.Metadata.Name, isReady, presented?.Leaf);
            }));

    private static int Port(V1Pod pod) =>
        pod.Spec.Containers.SelectMany(container => container.Ports ?? [])
            .FirstOrDefault(port => port.Name == PortName)?.ContainerPort ?? DefaultPort;
}
