using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Markers;

/// <summary>Writes what a CEL rule says, twice: constant, and as CEL that names the text that is wrong, as the rule's twin does.</summary>
internal static class RuleMessage
{
    // What could break a line or turn the text around is not shown: the server then takes the constant message, as it does before 1.27.
    private const string Unfit = @"r'[\pC\p{Zl}\p{Zp}]'";

    /// <summary>What a definition says of an attribute: a messageExpression names the offender where there is one.</summary>
    /// <param name="expression">CEL, true when all is well.</param>
    /// <param name="message">As in <see cref="RuleAttribute"/>.</param>
    /// <param name="offender">CEL of the text that is wrong; null for a constant message alone.</param>
    public static V1ValidationRule Rule(string expression, string message, string? offender)
    {
        if (offender is null)
            return new() { Rule = expression, Message = message };
        var (before, noun, behind) = Split(message);
        return new()
        {
            Rule = expression,
            Message = before + noun + (noun.Length > 0 ? behind : behind[2..]),
            MessageExpression = Naming(before, offender, behind),
        };
    }

    private static (string Before, string Noun, string Behind) Split(string message)
    {
        if (message.Split('{', '}') is [var before, var noun, var behind])
            return (before, noun, behind);
        var end = message.IndexOf(": ", StringComparison.Ordinal) + 2;
        return (message[..end], "", ": " + message[end..]);
    }

    // The list gives the offender a name, so that it is computed once: CEL has no other way that all servers know.
    private static string Naming(string before, string offender, string behind)
    {
        var shown = $"(size(o) > {Show.Longest} ? o.substring(0, {Show.Longest}) + '…' : o)";
        return $"[{offender}].map(o, o.matches({Unfit}) ? '' : {Literal(before + "\"")} + {shown} + {Literal("\"" + behind)})[0]";
    }

    private static string Literal(string text) => $"'{text.Replace("'", @"\'", StringComparison.Ordinal)}'";
}
