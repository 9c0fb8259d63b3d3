using System.Text.Json;

namespace PyOps.Rules.Reading;

/// <summary>Reads the items of a List.</summary>
internal static class ListReader
{
    // No list of objects of PodReader.MaxBytes has nearly as many; it bounds the readings of a list of nothing.
    private const int MaxItems = 50_000;

    private static readonly FieldNames Fields = new("kind", "items");

    /// <summary>One reading for each item; null when the text is no List, or no JSON.</summary>
    public static IReadOnlyList<PodReading>? Read(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, PodReader.Options);
        try
        {
            reader.Read();
            if (Items(ref reader, "") is not { } readings)
                return null;
            return reader.Read() ? null : readings;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null; // read as one object it says what is wrong
        }
    }

    /// <summary>The items of the list at hand, and those of lists in it; null when it is no list.</summary>
    private static List<PodReading>? Items(ref Utf8JsonReader reader, string prefix)
    {
        var json = new JsonCursor(reader);
        string? kind = null;
        Utf8JsonReader items = default;
        ulong seen = 0;
        if (reader.TokenType != JsonTokenType.StartObject || !json.EnterObject())
            return null;
        while (json.NextField(Fields, ref seen) is { } field)
        {
            if (field == "kind")
            {
                kind = json.Text();
                continue;
            }
            items = json.Reader;
            json.Skip();
        }
        if (kind?.EndsWith("List", StringComparison.Ordinal) != true || json.Expected is not null)
            return null;
        reader = json.Reader;
        return items.TokenType == JsonTokenType.StartArray ? Each(ref items, kind[..^"List".Length], prefix) : [];
    }

    private static List<PodReading> Each(ref Utf8JsonReader items, string assumed, string prefix)
    {
        List<PodReading> readings = [];
        for (var index = 0; items.Read() && items.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == MaxItems)
            {
                readings.Add(PodReading.Unreadable($"{prefix}items[{index}]: expected a shorter list"));
                break;
            }
            var path = $"{prefix}items[{index}].";
            var start = items;
            if (Items(ref items, path) is { } inner)
            {
                readings.AddRange(inner);
                continue;
            }
            items = start;
            readings.Add(PodReader.ReadAs(ref items, assumed.Length == 0 ? null : assumed, path));
        }
        return readings;
    }
}
