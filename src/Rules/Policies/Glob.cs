namespace PyOps.Rules.Policies;

/// <summary>A pattern for all of a text: <c>*</c> is any run of characters but <c>/</c>, everything else is itself.</summary>
public static class Glob
{
    // No name, user or image is longer; it bounds the work, and what it refuses is merely not exempt.
    private const int LongestText = 1024;

    /// <summary>Whether the pattern takes the whole text. The work is at most the product of both lengths.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    public static bool Matches(string pattern, string text)
    {
        if (text.Length > LongestText)
            return false;
        var (at, next, star, resume) = (0, 0, -1, 0);
        while (next < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, next);
            }
            else if (at < pattern.Length && pattern[at] == text[next])
            {
                at++;
                next++;
            }
            else if (star >= 0 && text[resume] != '/')
            {
                at = star + 1;
                next = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }
}
