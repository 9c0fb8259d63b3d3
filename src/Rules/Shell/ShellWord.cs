using System.Text;

namespace PyOps.Rules.Shell;

/// <summary>One word of a shell script, with the quotes and substitutions inside it.</summary>
/// <param name="Text">The word without its quotes; good for names and keywords, for substitutions only roughly.</param>
/// <param name="Quoted">Whether any of it was quoted.</param>
/// <param name="End">The position behind it.</param>
internal readonly record struct ShellWord(string Text, bool Quoted, int End)
{
    private static readonly char[] Quotes = ['\'', '"', '\\'];

    /// <summary>Reads the word at a position; null when a quote or a substitution in it does not end.</summary>
    public static ShellWord? Read(string script, int start)
    {
        var end = FindEnd(script, start);
        if (end < 0)
            return null;
        var raw = script[start..end];
        return raw.IndexOfAny(Quotes) < 0
            ? new ShellWord(raw, Quoted: false, end)
            : new ShellWord(Unquoted(raw), Quoted: true, end);
    }

    // In single quotes everything is itself, in double ones a backslash is unless something follows that it takes the meaning of.
    private static string Unquoted(string raw)
    {
        var text = new StringBuilder(raw.Length);
        char? open = null;
        for (var at = 0; at < raw.Length; at++)
        {
            var character = raw[at];
            if (character == open)
                open = null;
            else if (open is null && character is '\'' or '"')
                open = character;
            else if (character == '\\' && at + 1 < raw.Length && (open is null || (open == '"' && IsEscaped(raw[at + 1]))))
                text.Append(raw[++at] == '\n' ? "" : raw[at]);
            else
                text.Append(character);
        }
        return text.ToString();
    }

    private static bool IsEscaped(char character) => character is '"' or '\\' or '$' or '`' or '\n';

    private static int FindEnd(string script, int at)
    {
        var closers = new Stack<char>();
        while (at < script.Length)
        {
            char? closer = closers.TryPeek(out var top) ? top : null;
            if (closer is null && IsSeparator(script, at))
                break;
            if (script[at] == '\'' && closer != '"')
            {
                at = script.IndexOf('\'', at + 1);
                if (at < 0)
                    return -1;
            }
            else
            {
                at += Nest(script, at, closer, closers);
            }
            at++;
        }
        return closers.Count == 0 ? Math.Min(at, script.Length) : -1;
    }

    /// <summary>Keeps track of what is open at a character, and returns how many more characters belong to it.</summary>
    private static int Nest(string script, int at, char? closer, Stack<char> closers)
    {
        char? next = at + 1 < script.Length ? script[at + 1] : null;
        switch (script[at])
        {
            case '\\':
                return 1;
            case var character when character == closer:
                closers.Pop();
                return 0;
            case '"' or '`':
                closers.Push(script[at]);
                return 0;
            case '$' or '<' or '>' when next == '(':
                closers.Push(')');
                return 1;
            case '$' when next == '{':
                closers.Push('}');
                return 1;
            case '(' when closer == ')':
                closers.Push(')');
                return 0;
            default:
                return 0;
        }
    }

    private static bool IsSeparator(string script, int at) =>
        script[at] is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')'
        || (script[at] is '<' or '>' && !(at + 1 < script.Length && script[at + 1] == '('));
}
