using System.Globalization;
using k8s;
using k8s.Models;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>The pods of a service that stay, held against its newest template.</summary>
internal static class NewestPods
{
    private const string Count = "deployment.kubernetes.io/revision";
    private const string Hash = "pod-template-hash";

    /// <summary>The pods that nobody has asked to end.</summary>
    public static async Task<IReadOnlyList<V1Pod>> Of(Bench bench, string name) =>
        [.. (await bench.Services.Pods(name)).Where(pod => pod.Metadata.DeletionTimestamp is null)];

    /// <summary>What is wrong with them, a line each: too many or few, of an earlier template, or not ready.</summary>
    public static async Task<IReadOnlyList<string>> Problems(Bench bench, string name, int wanted)
    {
        var sets = await bench.Cluster.Client.AppsV1.ListNamespacedReplicaSetAsync(
            namespaceParameter: bench.Namespace, labelSelector: $"{ApiNames.ServiceLabel}={name}");
        var newest = sets.Items.MaxBy(set => int.Parse(set.Metadata.Annotations[Count], CultureInfo.InvariantCulture))!;
        var pods = await Of(bench, name);
        return
        [
            .. pods.Count == wanted ? Array.Empty<string>() : [$"{pods.Count} pods instead of {wanted}"],
            .. pods.Where(pod => pod.Metadata.Labels[Hash] != newest.Metadata.Labels[Hash])
                .Select(pod => $"pod {pod.Metadata.Name} is of an earlier template"),
            .. pods.Where(pod => pod.Status.Conditions?.Any(one => one is { Type: "Ready", Status: "True" }) is not true)
                .Select(pod => $"pod {pod.Metadata.Name} is not ready"),
        ];
    }
}
