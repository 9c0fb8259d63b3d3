using System.Text;
using System.Text.Json.Nodes;
using k8s;

namespace PyOps.Crds.Validations;

/// <summary>
/// The spec is stored again in a revision and a Deployment, with a managed field for each of its own: none may outgrow etcd's 1.5 MiB.
/// </summary>
internal static class SizeValidation
{
    /// <summary>Most bytes of a spec as JSON.</summary>
    public const int MaxBytes = 512 * 1024;

    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        var json = KubernetesJson.Serialize(spec);
        var size = Encoding.UTF8.GetByteCount(json);
        if (size <= MaxBytes)
            yield break;
        var largest = ((JsonObject)JsonNode.Parse(json)!).MaxBy(property => property.Value?.ToJsonString().Length)!.Key;
        yield return new(
            "spec",
            $"has {size} bytes as JSON: at most {MaxBytes} are allowed; " +
            $"most are in spec.{largest}: move large values to a ConfigMap or a Secret");
    }
}
