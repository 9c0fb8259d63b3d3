using System.Text.Json.Nodes;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>The keys of a list that is a map must be unique.</summary>
internal static class ListKeys
{
    /// <param name="keys">Names of the fields that are the key; null for a list that is none.</param>
    /// <param name="list">The list.</param>
    /// <param name="path">Its path.</param>
    public static IEnumerable<FieldError> Check(IList<string>? keys, JsonArray list, string path)
    {
        if (keys is null)
            yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < list.Count; index++)
        {
            var values = keys.Select(key => (list[index] as JsonObject)?[key]?.ToString()).ToList();
            if (!values.Contains(null) && !seen.Add(string.Join('\0', values)))
            {
                var shown = string.Join(", ", values.Select(value => Show.Quoted(value!)));
                yield return new($"{path}[{index}]", $"{string.Join(" and ", keys)} {shown} is there twice: keep one");
            }
        }
    }
}
