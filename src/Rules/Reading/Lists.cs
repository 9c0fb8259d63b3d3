using System.Runtime.CompilerServices;

namespace PyOps.Rules.Reading;

/// <summary>Reads lists into arrays of just their length.</summary>
internal static class Lists
{
    // Nearly every list of a pod is no longer, and costs one array.
    private const int Usual = 8;

    /// <param name="json">The list.</param>
    /// <param name="read">Reads an item.</param>
    /// <param name="most">Most items that it may have; more are a fault.</param>
    public static T[] Read<T>(ref JsonCursor json, ReadItem<T> read, int most = int.MaxValue)
    {
        if (!json.EnterList())
            return [];
        var few = default(Few<T>);
        Span<T> items = few;
        var count = 0;
        while (json.NextItem(room: count < most))
        {
            if (count == items.Length)
            {
                var longer = new T[count * 2];
                items.CopyTo(longer);
                items = longer;
            }
            items[count++] = read(ref json);
        }
        return count == 0 ? [] : items[..count].ToArray();
    }

    /// <summary>A list of texts; null in it is an empty one, as for Kubernetes.</summary>
    public static string[] Texts(ref JsonCursor json) => Read(ref json, static (ref JsonCursor item) => item.Text() ?? "");

    [InlineArray(Usual)]
    private struct Few<T>
    {
        private T first;
    }
}
