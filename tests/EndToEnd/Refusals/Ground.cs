using System.Text.Json.Nodes;
using k8s;
using PyOps.Crds;

namespace PyOps.EndToEnd.Refusals;

/// <summary>
/// A service of grounds.yaml: a server takes its children, and every other that is tried differs from one of these in one place.
/// </summary>
/// <param name="Service">The service.</param>
internal sealed record Ground(PythonService Service)
{
    private const string Since = "since";

    private static readonly Lazy<List<Ground>> all = new(() => Read().ToList());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Ground> All => all.Value;

    /// <summary>The version of Kubernetes that first has all of its fields.</summary>
    public Version Oldest => Version.Parse(Service.Metadata.Annotations?[Since] ?? "1.20");

    /// <summary>Its name.</summary>
    public string Name => Service.Metadata.Name;

    /// <summary>The service as JSON, where fields are changed.</summary>
    public JsonObject Json => JsonNode.Parse(KubernetesJson.Serialize(Service))!.AsObject();

    private static IEnumerable<Ground> Read()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "tests", "EndToEnd", "Refusals", "grounds.yaml"));
        foreach (var document in text.Split("\n---\n"))
        {
            var service = KubernetesYaml.Deserialize<PythonService>(document);
            service.Metadata.Uid = "00000000-0000-0000-0000-000000000001";
            service.Metadata.NamespaceProperty = "default";
            yield return new(service);
        }
    }
}
