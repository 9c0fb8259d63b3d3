using System.Buffers;
using System.Text.Json;
using PyOps.Hosting.Watching;

namespace PyOps.Webhooks.Policies;

/// <summary>A RuntimePolicy as lists and watches give it.</summary>
internal static class PolicyDocument
{
    /// <summary>The object in JSON with apiVersion and kind, which the items of a list lack.</summary>
    public static ReadOnlyMemory<byte> Complete(JsonElement item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion"u8, "pyops.dev/v1alpha1"u8);
            json.WriteString("kind"u8, "RuntimePolicy"u8);
            foreach (var field in item.EnumerateObject())
            {
                if (field.Name is not ("apiVersion" or "kind"))
                    field.WriteTo(json);
            }
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary><c>metadata.name</c>.</summary>
    public static string? Name(JsonElement item) => item.Member("metadata").Text("name");

    /// <summary><c>metadata.generation</c>; 0 when it is not there.</summary>
    public static long Generation(JsonElement item) =>
        item.Member("metadata").Member("generation") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value
            : 0;
}
