using System.Text.Json;

namespace PyOps.Operator.Runtime.Watching;

/// <summary>A page of a list.</summary>
/// <param name="ResourceVersion">The list's version, where a watch starts; the same on every page.</param>
/// <param name="Items">The objects, without apiVersion and kind. Valid until the next page is read.</param>
internal readonly record struct ListPage(string ResourceVersion, JsonElement Items)
{
    /// <summary>The objects one by one.</summary>
    public IEnumerable<JsonElement> Each() => Items.ValueKind == JsonValueKind.Array ? Items.EnumerateArray() : [];
}
