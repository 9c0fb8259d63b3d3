using PyOps.Rules.Policies;

namespace PyOps.Cli.Output;

/// <summary>Tells what somebody may have meant.</summary>
internal static class Suggestion
{
    private const int ShortestPart = 3;

    /// <summary>A question with what is near or has the word in it, or else where all are listed.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been.</param>
    /// <param name="otherwise">What to say when nothing is near.</param>
    public static string Of(string word, IReadOnlyList<string> known, string otherwise)
    {
        if (Nearest.Of(word, known) is { } near)
            return $"did you mean {near}?";
        var parts = word.Length < ShortestPart
            ? []
            : known.Where(candidate => candidate.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return parts is [] ? otherwise : $"did you mean {string.Join(" or ", parts)}?";
    }
}
