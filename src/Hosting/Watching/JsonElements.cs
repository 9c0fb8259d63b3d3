using System.Buffers;
using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>Reads JSON whose shape cannot be trusted.</summary>
public static class JsonElements
{
    // API servers take objects of up to 10,000 levels, of which who may write one can write any; around it are those of the list.
    private const int Deepest = 10_016;

    /// <summary>How whatever an API server sends is read: an object that is deep must not keep us from the others.</summary>
    internal static JsonReaderOptions Reading { get; } = new() { MaxDepth = Deepest };

    /// <inheritdoc cref="Reading"/>
    internal static JsonDocumentOptions Parsing { get; } = new() { MaxDepth = Deepest };

    /// <summary>Parses what an API server sent.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json, Parsing);

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    public static JsonDocument Parse(ReadOnlySequence<byte> json) => JsonDocument.Parse(json, Parsing);

    /// <summary>A member of an object, or an undefined element when it is absent or this is no object.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text member of an object, or null when it is absent or not a text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
