using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>What Secrets and ConfigMaps take for a key.</summary>
internal static class EntryForm
{
    private const int MaxLength = 253;

    private const string Pattern = "[-._a-zA-Z0-9]+";

    /// <summary>The error of a key that is none; nothing for one that is absent, which the schema tells.</summary>
    public static IEnumerable<FieldError> CheckKey(string? key, string field)
    {
        if (key is not null && !IsKey(key))
        {
            yield return new(field, $"{Show.Quoted(key)}: a key holds only letters, digits, '-', '_' and '.', at most {MaxLength} of them, "
                + "and does not start with '..'");
        }
    }

    private static bool IsKey(string key) =>
        key.Length <= MaxLength && key is not "." && !key.StartsWith("..", StringComparison.Ordinal) && Patterns.Matches(key, Pattern);
}
