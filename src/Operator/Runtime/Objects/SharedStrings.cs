using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PyOps.Operator.Runtime.Objects;

/// <summary>
/// Reads short strings so that equal ones are mostly one: objects of a kind say the same labels, names and defaults again and again, which
/// would be a third of what the stores take. Of the latest few thousand strings one is remembered for each hash, so what it holds is
/// bounded, and a race costs no more than a second copy.
/// </summary>
internal sealed class SharedStrings : JsonConverter<string>
{
    private const int Longest = 128;
    private readonly string?[] remembered = new string?[16 * 1024];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private string? Read(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > Longest)
            return reader.GetString();
        var hash = default(HashCode);
        hash.AddBytes(reader.ValueSpan);
        ref var slot = ref remembered[(uint)hash.ToHashCode() % (uint)remembered.Length];
        if (slot is { } known && Ascii.Equals(reader.ValueSpan, known))
            return known;
        return slot = reader.GetString();
    }
}
