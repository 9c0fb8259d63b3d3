using System.Text.RegularExpressions;

namespace PyOps.Crds.Tests.Cel;

/// <summary>Splits an expression into words, numbers, strings (kept in their quotes) and operators.</summary>
internal static partial class CelLexer
{
    public static IReadOnlyList<string> Tokens(string expression)
    {
        var tokens = new List<string>();
        for (var at = 0; at < expression.Length;)
        {
            var match = Token().Match(expression, at);
            if (!match.Success || match.Index != at)
                throw new FormatException($"CEL: cannot read {expression[at..]}");
            at += match.Length;
            if (!string.IsNullOrWhiteSpace(match.Value))
                tokens.Add(match.Value);
        }
        return tokens;
    }

    // A backslash in a string would be an escape: our patterns have none, and this reader knows none.
    [GeneratedRegex(@"\s+|'[^'\\]*'|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|==|!=|<=|>=|&&|\|\||[-+<>!?:.,()\[\]]", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
