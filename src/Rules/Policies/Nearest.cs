namespace PyOps.Rules.Policies;

/// <summary>Finds what somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>That a name is not known, with the nearest one that is or, where none is near, all of them.</summary>
    /// <param name="what">What it should be the name of, such as rule.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">All names that are known.</param>
    public static string Unknown(string what, string name, IReadOnlyCollection<string> known)
    {
        var shown = Checks.Show.Quoted(name);
        return Of(name, known) is not { } near
            ? $"{shown} {None(what, known)}"
            : $"{shown} is no {what}; did you mean {near}?";
    }

    /// <summary>The words for a name that is like none of those that are known.</summary>
    /// <param name="what">What it should be the name of.</param>
    /// <param name="known">All names that are known.</param>
    public static string None(string what, IEnumerable<string> known) =>
        $"is no {what}; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}";

    /// <summary>The nearest name that is known; null where none is near.</summary>
    /// <param name="name">The name.</param>
    /// <param name="known">All names that are known.</param>
    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
        .Where(pair => pair.Distance <= Math.Max(2, pair.Candidate.Length / 3))
        .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    /// <summary>How many characters must be put in, taken out or changed, without regard to case. Long texts are cut.</summary>
    private static int Distance(string left, string right)
    {
        const int Longest = 64;
        left = left.Length > Longest ? left[..Longest] : left;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (char.ToLowerInvariant(left[i - 1]) == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
