using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>
/// A page of a list. Its objects are parsed one at a time, from the bytes of the page: a document of a whole page would take twice its size
/// in pooled arrays, on every thread that ever read one.
/// </summary>
/// <param name="ResourceVersion">The list's version, where a watch starts; the same on every page.</param>
/// <param name="Continue">Token for the next page; empty on the last.</param>
/// <param name="Items">Each object's JSON, without apiVersion and kind. Valid until the next page is read.</param>
public readonly record struct ListPage(string ResourceVersion, string Continue, IReadOnlyList<ReadOnlyMemory<byte>> Items)
{
    /// <summary>Finds the parts of a page, in whatever order they are.</summary>
    /// <exception cref="JsonException">This is no list.</exception>
    public static ListPage Of(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            throw new JsonException("A list that is no object.");
        var page = new ListPage(string.Empty, string.Empty, []);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (isMetadata, isItems) = (reader.ValueTextEquals("metadata"), reader.ValueTextEquals("items"));
            reader.Read();
            if (isMetadata)
                page = page.With(ref reader);
            else if (isItems)
                page = page with { Items = Slices(json, ref reader) };
            else
                reader.Skip();
        }

        return page.ResourceVersion.Length > 0 ? page : throw new JsonException("A list without a resourceVersion.");
    }

    private ListPage With(ref Utf8JsonReader reader)
    {
        using var metadata = JsonDocument.ParseValue(ref reader);
        return this with
        {
            ResourceVersion = metadata.RootElement.Text("resourceVersion") ?? string.Empty,
            Continue = metadata.RootElement.Text("continue") ?? string.Empty,
        };
    }

    private static List<ReadOnlyMemory<byte>> Slices(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        var slices = new List<ReadOnlyMemory<byte>>();
        if (reader.TokenType is not JsonTokenType.StartArray)
            return slices; // Servers write an empty list as null, too.
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            slices.Add(json[start..(int)reader.BytesConsumed]);
        }

        return slices;
    }
}
