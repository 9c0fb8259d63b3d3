using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PyOps.Webhooks.Serving;

/// <summary>
/// Where an answer is written before it is sent, so that its length is known. One a thread: writing never waits for anything.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer writes into memory, and lives as long as its thread.")]
internal sealed class AnswerBuffer
{
    private const int MaxKept = 32 * 1024;

    // The reader is the API server and no browser; quotes and letters stay as they are.
    private static readonly JsonWriterOptions options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static AnswerBuffer? ofThread;

    private readonly ArrayBufferWriter<byte> bytes = new(1024);
    private readonly Utf8JsonWriter json;

    private AnswerBuffer() => json = new Utf8JsonWriter(bytes, options);

    /// <summary>What was written; call <see cref="Utf8JsonWriter.Flush"/> before.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>Writes the answer.</summary>
    public Utf8JsonWriter Json => json;

    /// <summary>This thread's, empty.</summary>
    public static AnswerBuffer Rent()
    {
        if (ofThread is not { } own || own.bytes.Capacity > MaxKept)
            ofThread = own = new AnswerBuffer();
        own.bytes.ResetWrittenCount();
        own.json.Reset();
        return own;
    }
}
