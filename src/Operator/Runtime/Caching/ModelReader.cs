using System.Runtime.InteropServices;
using System.Text.Json;
using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>Turns JSON into the object that the store keeps.</summary>
internal sealed class ModelReader<T>(ResourceKind kind, InformerOptions<T> options)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The object with its kind, without what we never read, projected.</summary>
    /// <exception cref="JsonException">
    /// A field has another type than the model; converters of the models throw other exceptions, too.
    /// </exception>
    public T Read(JsonElement element)
    {
        if (options.Largest is { } largest && JsonMarshal.GetRawUtf8Value(element).Length > largest)
            element = LargeObject.Header(element);
        var value = KubernetesJson.Deserialize<T>(element) ?? throw new JsonException("null instead of an object.");
        value.ApiVersion = kind.ApiVersion; // Items of a list carry neither.
        value.Kind = kind.Kind;
        if (!options.KeepManagedFields)
            value.Metadata.ManagedFields = null;
        value.Metadata.Annotations?.Remove(LastApplied);
        return options.Project is { } project ? project(value) : value;
    }
}
