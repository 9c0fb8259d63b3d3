using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>Reads JSON whose shape cannot be trusted.</summary>
public static class JsonElements
{
    /// <summary>A member of an object, or an undefined element when it is absent or this is no object.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text member of an object, or null when it is absent or not a text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
