using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Objects;

/// <summary>An object as it goes over the wire, in the one spelling that can be compared and hashed: sorted members, no nulls.</summary>
internal static class CanonicalJson
{
    /// <summary>The object as a fresh tree.</summary>
    public static JsonObject Of<T>(T value)
        where T : class => Read(ClientJson.Utf8(value));

    /// <summary>The same, of an object that is UTF-8 already.</summary>
    public static JsonObject Read(byte[] utf8) => JsonNode.Parse(Write(utf8).WrittenSpan)!.AsObject();

    /// <summary>The object as text.</summary>
    public static string Text<T>(T value)
        where T : class => Encoding.UTF8.GetString(Write(ClientJson.Utf8(value)).WrittenSpan);

    private static ArrayBufferWriter<byte> Write(byte[] utf8)
    {
        var written = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(written, new JsonWriterOptions { SkipValidation = true });
        using var read = JsonDocument.Parse(utf8);
        Write(json, read.RootElement);
        json.Flush();
        return written;
    }

    private static void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                WriteMembers(json, element);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, JsonElement element)
    {
        List<(string Name, JsonElement Value)> members = [];
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null)
                members.Add((member.Name, member.Value));
        }

        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
    }
}
