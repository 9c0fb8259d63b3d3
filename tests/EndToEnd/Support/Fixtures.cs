using k8s;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>Specs of the fixtures of the validation that are valid.</summary>
internal static class Fixtures
{
    private static readonly string[] documents = File
        .ReadAllText(Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Fixtures", "valid.yaml"))
        .Split("\n---\n");

    /// <summary>The specs of all cases.</summary>
    public static IEnumerable<PythonServiceSpec> All =>
        documents.Select(text => KubernetesYaml.Deserialize<PythonService>(text).Spec).OfType<PythonServiceSpec>();

    /// <summary>The spec of a case, as much of it as the case says.</summary>
    public static PythonServiceSpec Case(string name) =>
        KubernetesYaml.Deserialize<PythonService>(
            documents.Single(text => text.StartsWith($"case: {name}\n", StringComparison.Ordinal))).Spec!;
}
