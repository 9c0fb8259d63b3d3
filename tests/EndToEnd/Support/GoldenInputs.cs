using k8s;
using k8s.Models;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>The PythonServices of the builders' golden folders: between them they have every shape.</summary>
internal static class GoldenInputs
{
    private static readonly string root = Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The service of a folder, by the folder's name.</summary>
    public static PythonService Read(string folder, string ns)
    {
        var input = KubernetesYaml.Deserialize<PythonService>(File.ReadAllText(Path.Combine(root, folder, "in.yaml")), strict: true);
        input.Metadata = new V1ObjectMeta { Name = folder, NamespaceProperty = ns };
        input.Spec!.Replicas ??= SpecDefaults.Replicas;
        // Its image is none, and what it becomes is the same without.
        input.Spec.Migration = null;
        return input;
    }
}
