using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PyOps.Cli.Output;

/// <summary>An array with an object for each finding, and nothing else.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="write">Writes the fields of a finding.</param>
internal sealed class JsonOutput<T>(Terminal terminal, Action<Utf8JsonWriter, T> write) : IFindingOutput<T>
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new();
    private bool isFirst = true;

    public void Write(IReadOnlyList<T> findings)
    {
        foreach (var finding in findings)
            Write(finding);
    }

    public void Finish(IEnumerable<string> summary) => terminal.Out.WriteLine(isFirst ? "[]" : "\n]");

    private void Write(T finding)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json, finding);
            json.WriteEndObject();
        }
        terminal.Out.Write(isFirst ? "[\n  " : ",\n  ");
        terminal.Out.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        isFirst = false;
    }
}
