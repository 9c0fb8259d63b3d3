namespace PyOps.Rules.Reading;

/// <summary>Reads lists into arrays of just their length.</summary>
internal static class Lists
{
    /// <param name="json">The list.</param>
    /// <param name="read">Reads an item.</param>
    /// <param name="most">Most items that it may have; more are a fault.</param>
    public static T[] Read<T>(ref JsonCursor json, ReadItem<T> read, int most = int.MaxValue)
    {
        if (!json.EnterList())
            return [];
        T[] items = [];
        var count = 0;
        while (json.NextItem(room: count < most))
        {
            if (count == items.Length)
                Array.Resize(ref items, count == 0 ? 4 : count * 2);
            items[count++] = read(ref json);
        }
        Array.Resize(ref items, count);
        return items;
    }

    /// <summary>A list of texts; null in it is an empty one, as for Kubernetes.</summary>
    public static string[] Texts(ref JsonCursor json) => Read(ref json, static (ref JsonCursor item) => item.Text() ?? "");
}
