namespace PyOps.Rules.Commands;

/// <summary>Reads the options of a command line.</summary>
internal static class OptionValue
{
    /// <summary>
    /// The value that the word at a place gives to an option: <c>--name value</c>, <c>--name=value</c>, <c>-nvalue</c>; else null.
    /// </summary>
    public static string? At(IReadOnlyList<string> words, int at, string option)
    {
        var word = words[at];
        if (!word.StartsWith(option, StringComparison.Ordinal))
            return null;
        if (word.Length == option.Length)
            return at + 1 < words.Count ? words[at + 1] : null;
        return word[option.Length] == '=' || option.Length == 2 ? word.AsSpan(option.Length).TrimStart('=').ToString() : null;
    }

    /// <summary>The last value that any of some options has; null when none has one.</summary>
    public static string? Last(IReadOnlyList<string> words, string[] options)
    {
        string? last = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
                continue;
            foreach (var option in options)
                last = At(words, i, option) ?? last;
        }
        return last;
    }

    /// <summary>Whether any of some options is there, with or without a value.</summary>
    public static bool Has(IReadOnlyList<string> words, string[] options)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
                continue;
            foreach (var option in options)
            {
                if (words[i] == option || At(words, i, option) is not null)
                    return true;
            }
        }
        return false;
    }
}
