using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>
/// Finds the objects of a page in bytes that come in parts, so that no more of it is in memory than the object at hand. The parts of a page
/// may be in any order: built-in kinds put metadata first, custom resources last.
/// </summary>
internal sealed class PageParser
{
    private JsonReaderState state = new(JsonElements.Reading);
    private Place place = Place.Start;

    private enum Place
    {
        Start,
        Members,
        Items,
        End,
    }

    /// <summary>The list's version, where a watch starts; the same on every page. Known at the end.</summary>
    public string ResourceVersion { get; private set; } = string.Empty;

    /// <summary>Token for the next page; empty on the last. Known at the end.</summary>
    public string Continue { get; private set; } = string.Empty;

    /// <summary>Whether all of the page was read.</summary>
    public bool IsAtEnd => place is Place.End;

    /// <summary>Reads up to the end of the next object.</summary>
    /// <param name="buffer">What comes after all that was read before; without the object then.</param>
    /// <param name="item">The object; empty when there is none. Valid until the buffer is filled again.</param>
    /// <returns>False when more bytes are needed, or the page is at its end.</returns>
    /// <exception cref="JsonException">This is no list.</exception>
    public bool TryNext(PageBuffer buffer, out ReadOnlyMemory<byte> item)
    {
        var (bytes, consumed) = (buffer.Rest, 0);
        var reader = new Utf8JsonReader(bytes.Span, buffer.IsLast, state);
        item = default;
        while (!IsAtEnd && item.IsEmpty && TryStep(ref reader, bytes, ref item))
            (consumed, state) = ((int)reader.BytesConsumed, reader.CurrentState);
        buffer.Skip(consumed);
        return !item.IsEmpty;
    }

    // A step is taken wholly or, where bytes are missing, not at all: then it is taken again from where it began.
    private bool TryStep(ref Utf8JsonReader reader, ReadOnlyMemory<byte> bytes, ref ReadOnlyMemory<byte> item)
    {
        if (!reader.Read())
            return false;
        switch (place)
        {
            case Place.Start:
                if (reader.TokenType is not JsonTokenType.StartObject)
                    throw new JsonException("A list that is no object.");
                place = Place.Members;
                return true;
            case Place.Items when reader.TokenType is JsonTokenType.EndArray:
                place = Place.Members;
                return true;
            case Place.Items:
                return TryValue(ref reader, bytes, out item);
            case Place.Members when reader.TokenType is JsonTokenType.EndObject:
                place = ResourceVersion.Length > 0 ? Place.End : throw new JsonException("A list without a resourceVersion.");
                return true;
            default:
                return TryMember(ref reader, bytes);
        }
    }

    private bool TryMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> bytes)
    {
        var (isMetadata, isItems) = (reader.ValueTextEquals("metadata"), reader.ValueTextEquals("items"));
        if (!reader.Read())
            return false;
        // Servers write an empty list as null, too.
        if (isItems && reader.TokenType is JsonTokenType.StartArray)
            place = Place.Items;
        else if (!TryValue(ref reader, bytes, out var value))
            return false;
        else if (isMetadata)
            TakeMetadata(value);
        return true;
    }

    private static bool TryValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> value)
    {
        var start = (int)reader.TokenStartIndex;
        var isThere = reader.TrySkip();
        value = isThere ? bytes[start..(int)reader.BytesConsumed] : default;
        return isThere;
    }

    private void TakeMetadata(ReadOnlyMemory<byte> json)
    {
        using var metadata = JsonElements.Parse(json);
        ResourceVersion = metadata.RootElement.Text("resourceVersion") ?? string.Empty;
        Continue = metadata.RootElement.Text("continue") ?? string.Empty;
    }
}
