using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>What Kubernetes takes for a key or a value of a label.</summary>
internal static class LabelForm
{
    public const string Key =
        "a key is a name of at most 63 letters, digits, '-', '_' and '.', with an optional DNS prefix and a slash before it";

    private const int MaxPrefixLength = 253;

    private const int MaxValueLength = 63;

    public static bool IsKey(string key) => key.Split('/') switch
    {
        [var name] => Patterns.Matches(name, Patterns.KeyName),
        [{ Length: <= MaxPrefixLength } prefix, var name] =>
            Patterns.Matches(prefix, Patterns.DnsSubdomain) && Patterns.Matches(name, Patterns.KeyName),
        _ => false,
    };

    /// <summary>The error of a key that is none; nothing for one that is absent, which the schema tells.</summary>
    public static IEnumerable<FieldError> CheckKey(string? key, string field)
    {
        if (key is not null && !IsKey(key))
            yield return new(field, $"{Show.Quoted(key)}: {Key}");
    }

    public static IEnumerable<FieldError> CheckValue(string? value, string field)
    {
        if (value?.Length > MaxValueLength)
            yield return new(field, $"has {value.Length} characters: at most {MaxValueLength} are allowed");
        else if (value is not null && !Patterns.Matches(value, Patterns.LabelValue))
            yield return new(field, $"{Show.Quoted(value)}: {Fixes.LabelValue}");
    }
}
