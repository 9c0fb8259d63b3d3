namespace PyOps.Rules.Secrets;

/// <summary>Steps through a text.</summary>
internal static class Scan
{
    public static bool IsBlank(char character) => character is ' ' or '\t';

    /// <summary>The first place from <paramref name="at"/> on whose character is another one, or the end.</summary>
    public static int While(string text, int at, Func<char, bool> holds)
    {
        while (at < text.Length && holds(text[at]))
            at++;
        return at;
    }
}
