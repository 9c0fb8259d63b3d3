using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>One line of a watch, read no further than its envelope, so that an odd object cannot stop the stream.</summary>
/// <param name="Event">What happened.</param>
/// <param name="ResourceVersion">Where a later watch may resume; null when the object does not say.</param>
/// <param name="Item">The object. Valid until the next line is read.</param>
public readonly record struct WatchLine(WatchEvent Event, string? ResourceVersion, JsonElement Item)
{
    /// <summary>Reads a line's envelope.</summary>
    /// <exception cref="ApiStatusException">The line is an ERROR event.</exception>
    /// <exception cref="JsonException">The line is no event.</exception>
    public static WatchLine Of(JsonElement line)
    {
        var content = line.Member("object");
        var what = line.Text("type") switch
        {
            "ADDED" => WatchEvent.Added,
            "MODIFIED" => WatchEvent.Modified,
            "DELETED" => WatchEvent.Deleted,
            "BOOKMARK" => WatchEvent.Bookmark,
            "ERROR" => throw ApiStatusException.Of(content),
            var other => throw new JsonException($"A watch line of type \"{other}\"."),
        };
        if (content.ValueKind != JsonValueKind.Object)
            throw new JsonException("A watch line without an object.");
        return new WatchLine(what, content.Member("metadata").Text("resourceVersion"), content);
    }
}
