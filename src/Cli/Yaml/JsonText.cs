using System.Buffers;
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

    /// <summary>The documents; the last one has the problem when the text stops being JSON.</summary>
    public static IReadOnlyList<Document> Read(ReadOnlySpan<byte> json)
    {
        List<Document> documents = [];
        var reader = new Utf8JsonReader(json, new() { MaxDepth = Composer.MaxDepth, AllowMultipleValues = true });
        var lines = new LineCounter(json);
        try
        {
            while (reader.Read())
                documents.Add(new(Value(ref reader, ref lines), lines.Of(reader.TokenStartIndex)));
        }
        catch (JsonException problem)
        {
            documents.Add(new(null, (int)(problem.LineNumber ?? 0) + 1, $"no JSON: {Message(problem)}"));
        }
        catch (InvalidOperationException) // how the reader says that a text is no Unicode
        {
            documents.Add(new(null, lines.Of(reader.TokenStartIndex), "no JSON: a text is not valid Unicode"));
        }
        return documents;
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
                return new ScalarNode(line, reader.GetString()!, isText: true);
            default:
                return new ScalarNode(line, Encoding.UTF8.GetString(reader.ValueSpan), isText: false);
        }
    }

    private static MapNode Map(ref Utf8JsonReader reader, ref LineCounter lines, int line)
    {
        var fields = new FieldCollector();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (reader.GetString()!, lines.Of(reader.TokenStartIndex));
            reader.Read();
            if (fields.Add(new(name, at, Value(ref reader, ref lines))) is { } problem)
                throw new JsonException(problem, null, at - 1, 0);
        }
        return new MapNode(line, fields.All());
    }
}
