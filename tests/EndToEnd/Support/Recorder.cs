using System.Text.Json.Nodes;
using k8s;

namespace PyOps.EndToEnd.Support;

/// <summary>Writes what the cluster says of a service to tests/Operator.Tests/Services/Recorded, when PYOPS_RECORD=1.</summary>
internal static class Recorder
{
    private static readonly bool isOn = Environment.GetEnvironmentVariable("PYOPS_RECORD") == "1";

    /// <summary>Records the pods of this moment and, for all moments, the service, its Deployment and the pods' events of now.</summary>
    public static Task Save(Bench bench, string name) => Save(bench, name, name, "pods");

    /// <inheritdoc cref="Save(Bench, string)" />
    public static async Task Save(Bench bench, string folderName, string name, string moment)
    {
        if (!isOn)
            return;
        var folder = Directory.CreateDirectory(
            Path.Combine(Checkout.Root, "tests", "Operator.Tests", "Services", "Recorded", folderName))
            .FullName;
        var service = await bench.Services.Get(name);
        service.Status = null;
        var pods = await bench.Cluster.Client.CoreV1.ListNamespacedPodAsync(
            namespaceParameter: bench.Namespace, labelSelector: $"{Crds.ApiNames.ServiceLabel}={name}");
        var events = await bench.Cluster.Client.CoreV1.ListNamespacedEventAsync(namespaceParameter: bench.Namespace);
        events.Items = [.. events.Items.Where(one => pods.Items.Any(pod => pod.Metadata.Uid == one.InvolvedObject.Uid))];
        await Write("service", service);
        await Write("deployment", (await bench.Services.Deployment(name))!);
        await Write(moment, pods);
        await Write("events", events);

        async Task Write(string file, object content)
        {
            var tree = JsonNode.Parse(KubernetesJson.Serialize(content))!;
            Trim(tree);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{file}.json"), tree.ToJsonString(new() { WriteIndented = true }) + "\n");
        }
    }

    private static void Trim(JsonNode tree)
    {
        foreach (var one in tree["items"]?.AsArray().Select(item => item!) ?? [tree])
            one["metadata"]!.AsObject().Remove("managedFields");
    }
}
