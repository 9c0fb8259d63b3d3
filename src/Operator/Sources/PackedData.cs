using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Operator.Sources;

/// <summary>
/// The data of a revision as the store keeps it: text, of which a service has five pieces that are seldom looked at, so it is compressed.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed class PackedData
{
    private const int Quality = 3;
    private const int Window = 16;
    private readonly byte[] packed;
    private readonly int length;

    private PackedData(ReadOnlySpan<byte> json)
    {
        length = json.Length;
        packed = new byte[BrotliEncoder.GetMaxCompressedLength(length)];
        if (!BrotliEncoder.TryCompress(json, packed, out var written, Quality, Window))
            throw new InvalidOperationException("More bytes came out than can.");
        Array.Resize(ref packed, written);
    }

    /// <summary>Compresses the data of a revision that was read.</summary>
    public static V1ControllerRevision Project(V1ControllerRevision revision)
    {
        if (revision.Data is JsonElement data)
            revision.Data = new PackedData(JsonMarshal.GetRawUtf8Value(data));
        return revision;
    }

    private byte[] Json()
    {
        var json = new byte[length];
        return BrotliDecoder.TryDecompress(packed, json, out var written) && written == length
            ? json
            : throw new InvalidOperationException("What was compressed here is damaged.");
    }

    private sealed class Converter : JsonConverter<PackedData>
    {
        public override PackedData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Only what was read already is packed.");

        public override void Write(Utf8JsonWriter writer, PackedData value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json(), skipInputValidation: true);
    }
}
