using System.Text.Json;
using PyOps.Hosting.Watching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>What identifies an object and its state, taken before it is deserialised: the rest of it may be malformed.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="ResourceVersion">Its version.</param>
internal readonly record struct ObjectHeader(NamespacedName Key, string? Uid, string? ResourceVersion)
{
    /// <summary>Reads the header.</summary>
    /// <exception cref="JsonException">The object has no name.</exception>
    public static ObjectHeader Of(JsonElement element)
    {
        var metadata = element.Member("metadata");
        var name = metadata.Text("name") ?? throw new JsonException("An object without a name.");
        return new ObjectHeader(
            new NamespacedName(metadata.Text("namespace") ?? string.Empty, name), metadata.Text("uid"), metadata.Text("resourceVersion"));
    }
}
