using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PyOps.Cli.Yaml;

/// <summary>Reads JSON, of which several may follow one another, and writes it.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = Composer.MaxDepth + 10,
        SkipValidation = true, // numbers are raw: they may have more digits than a double
    };

    /// <summary>The documents, as far as the text is JSON.</summary>
    /// <param name="json">The text, in UTF-8.</param>
    public static JsonReading Read(ReadOnlySpan<byte> json)
    {
        List<Document> documents = [];
        var reader = new Utf8JsonReader(json, new() { MaxDepth = Composer.MaxDepth, AllowMultipleValues = true });
        var lines = new LineCounter(json);
        var end = 0;
        try
        {
            while (reader.Read())
            {
                var root = Value(ref reader, ref lines);
                documents.Add(new(root, new(root.Line, 1)));
                end = (int)reader.BytesConsumed;
            }
            return new(documents, end, null);
        }
        catch (YamlFault fault)
        {
            documents.Add(new(null, new(lines.Of(fault.Index), 1), $"no JSON: {fault.Message}"));
            return new(documents, end, null);
        }
        catch (JsonException problem)
        {
            return new(documents, end, new(null, PlaceOf(json, problem), $"no JSON: {Message(problem)}"));
        }
    }

    private static TextPlace PlaceOf(ReadOnlySpan<byte> json, JsonException problem)
    {
        var line = (int)(problem.LineNumber ?? 0);
        for (var skipped = 0; skipped < line; skipped++)
            json = json[(json.IndexOf((byte)'\n') + 1)..];
        return new(line + 1, Encoding.UTF8.GetCharCount(json[..Math.Min(json.Length, (int)(problem.BytePositionInLine ?? 0))]) + 1);
    }

    // The library's message ends with the place, which we say ourselves.
    private static string Message(JsonException problem) =>
        problem.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd('.');

    /// <summary>The JSON of a value, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Node node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            Write(writer, node);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        switch (node)
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var field in map.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value);
                }
                writer.WriteEndObject();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ScalarNode { IsText: true } text:
                writer.WriteStringValue(text.Value);
                break;
            case ScalarNode other:
                writer.WriteRawValue(other.Value, skipInputValidation: true);
                break;
        }
    }

    private static Node Value(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.Of(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Map(ref reader, ref lines, line);
            case JsonTokenType.StartArray:
                List<Node> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, ref lines));
                return new ListNode(line, items);
            case JsonTokenType.String:
                return new ScalarNode(line, JsonWord.Of(ref reader));
            case JsonTokenType.Number:
                return new ScalarNode(line, Number(ref reader));
            default:
                return new ScalarNode(line, reader.TokenType == JsonTokenType.Null ? PlainValue.Null : PlainValue.Of(reader.GetBoolean()));
        }
    }

    private static PlainValue Number(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture))
            ? new(PlainKind.Fraction, text, null)
            : throw new YamlFault((int)reader.TokenStartIndex, $"{text} is larger than any number");
    }

    private static MapNode Map(ref Utf8JsonReader reader, ref LineCounter lines, int line)
    {
        var fields = new FieldCollector();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (JsonWord.Of(ref reader), lines.Of(reader.TokenStartIndex));
            reader.Read();
            fields.Add(new(name, at, Value(ref reader, ref lines)));
        }
        return fields.Map(line);
    }
}
