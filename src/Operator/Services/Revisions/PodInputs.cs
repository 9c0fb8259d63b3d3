using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Revisions;

/// <summary>
/// The part of a PythonService that shapes its pods. It is hashed as the difference from a service that says nothing: what is absent and
/// what equals its default are the same, and a field that a later version adds changes no hash.
/// </summary>
internal static class PodInputs
{
    /// <summary>
    /// To be changed with anything that changes hashes of services that exist: another default, another name or shape of a completed field.
    /// </summary>
    public const string Format = "1";

    // Who it is, how many there are, what leads to them and what runs before them: none of it is in a pod.
    private static readonly string[] outside =
    [
        "name", "namespace", "uid", "isWeb", "replicas", "rollout", "endpoint",
        "autoscaling", "maxDisrupted", "ingress", "allowFrom", "metricsPath", "migration",
    ];

    private static readonly JsonObject nothing = Shape(new PythonService(), image: null);

    /// <summary>The hash of the service's inputs, the refresh annotation included.</summary>
    /// <param name="service">The service.</param>
    /// <param name="image">The image that another service names for it; null when its own spec does.</param>
    public static InputsHash Of(PythonService service, string? image = null)
    {
        var inputs = new JsonObject { ["format"] = Format, ["refresh"] = Refresh(service), ["spec"] = Difference(service, image) };
        return new InputsHash(Format, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inputs.ToJsonString()))));
    }

    /// <summary>What the service says about its pods beyond the defaults.</summary>
    internal static JsonObject Difference(PythonService service, string? image = null) =>
        MergePatch.Between(nothing, Shape(service, image));

    private static JsonObject Shape(PythonService service, string? image)
    {
        // As the user put it: what "auto" comes to is the renderer's choice, and another choice of a later version must restart nobody.
        var completed = Defaults.Complete(service) with { Init = service.Spec?.Init ?? SpecDefaults.Init };
        var shape = CanonicalJson.Of(image is null ? completed : completed with { Image = image });
        foreach (var name in outside)
            shape.Remove(name);
        return shape;
    }

    /// <summary>What asks for today's template; null for nothing.</summary>
    public static string? Refresh(PythonService service) =>
        service.Metadata.Annotations?.TryGetValue(ApiNames.RefreshAnnotation, out var value) is true ? value : null;
}
