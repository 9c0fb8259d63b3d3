namespace PyOps.Rules.Secrets;

/// <summary>
/// The words of a name, in lower case and the singular: DB_PASSWORDS, db-password2, dbPassword and DBPassword are db and password.
/// </summary>
internal static class NameWords
{
    public static IEnumerable<string> Of(string name)
    {
        for (var at = 0; at < name.Length;)
        {
            if (!char.IsLetter(name[at]))
            {
                at++;
                continue;
            }
            var end = End(name, at);
            yield return Singular(name[at..end].ToLowerInvariant());
            at = end;
        }
    }

    private static int End(string name, int start)
    {
        var end = start + 1;
        while (end < name.Length && char.IsLetter(name[end]) && !BeginsWord(name, end))
            end++;
        return end;
    }

    // The P of dbPassword, and that of DBPassword.
    private static bool BeginsWord(string name, int at) =>
        char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));

    // Not of "pass".
    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
