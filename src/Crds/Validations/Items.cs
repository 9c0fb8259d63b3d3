using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Walks lists and maps that may be absent or hold nulls.</summary>
internal static class Items
{
    /// <summary>The items that are there, with their paths.</summary>
    public static IEnumerable<(string Path, T Item)> Of<T>(IEnumerable<T>? list, string path)
        where T : class =>
        (list ?? []).Select((item, index) => (Path: $"{path}[{index}]", Item: item)).Where(entry => entry.Item is not null);

    /// <summary>The entries of a map, by key, with their paths.</summary>
    public static IEnumerable<(string Path, string Key, string Value)> Of(IDictionary<string, string>? map, string path) =>
        (map ?? new Dictionary<string, string>(StringComparer.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Where(entry => entry.Value is not null)
            .Select(entry => ($"{path}[{Show.Plain(entry.Key)}]", entry.Key, entry.Value));
}
