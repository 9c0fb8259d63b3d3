using System.Globalization;

namespace PyOps.Crds.Tests.Cel;

/// <summary>Reads the part of CEL that our rules use; anything else throws, so that no rule is judged by half.</summary>
internal sealed class CelParser
{
    private static readonly string[] macros = ["all", "exists", "exists_one"];

    private static readonly string[][] levels = [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"]];

    private readonly IReadOnlyList<string> tokens;
    private int at;

    private CelParser(IReadOnlyList<string> tokens) => this.tokens = tokens;

    private string Next => at < tokens.Count ? tokens[at] : "";

    public static CelNode Parse(string expression)
    {
        var parser = new CelParser(CelLexer.Tokens(expression));
        var node = parser.Ternary();
        return parser.at == parser.tokens.Count ? node : throw new FormatException($"CEL: unexpected {parser.Next} in {expression}");
    }

    private CelNode Ternary()
    {
        var condition = Binary(0);
        if (!Take("?"))
            return condition;
        var whenTrue = Ternary();
        Expect(":");
        return new CelNode.Call("?:", [condition, whenTrue, Ternary()]);
    }

    private CelNode Binary(int level)
    {
        if (level == levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (levels[level].Contains(Next, StringComparer.Ordinal))
        {
            var name = tokens[at++];
            left = new CelNode.Call(name, [left, Binary(level + 1)]);
        }
        return left;
    }

    private CelNode Unary() => Take("!") ? new CelNode.Call("!", [Unary()]) : Postfix(Primary());

    private CelNode Postfix(CelNode node)
    {
        if (Take("["))
        {
            var index = Ternary();
            Expect("]");
            return Postfix(new CelNode.Index(node, index));
        }
        if (!Take("."))
            return node;
        var name = tokens[at++];
        return Postfix(Take("(") ? Method(node, name, Sequence(")")) : new CelNode.Select(node, name));
    }

    private static CelNode Method(CelNode target, string name, List<CelNode> arguments) =>
        macros.Contains(name, StringComparer.Ordinal)
            ? new CelNode.Macro(name, target, ((CelNode.Name)arguments[0]).Text, arguments[1])
            : new CelNode.Call(name, [target, .. arguments]);

    private CelNode Primary()
    {
        var token = Next;
        at++;
        switch (token)
        {
            case "(":
                var inner = Ternary();
                Expect(")");
                return inner;
            case "[":
                return new CelNode.ListOf(Sequence("]"));
            case "true" or "false":
                return new CelNode.Literal(token is "true");
        }
        if (token.StartsWith('\''))
            return new CelNode.Literal(token[1..^1]);
        if (long.TryParse(token, CultureInfo.InvariantCulture, out var number))
            return new CelNode.Literal(number);
        return Take("(") ? new CelNode.Call(token, Sequence(")")) : new CelNode.Name(token);
    }

    private List<CelNode> Sequence(string end)
    {
        var items = new List<CelNode>();
        while (!Take(end))
        {
            items.Add(Ternary());
            if (Next != end)
                Expect(",");
        }
        return items;
    }

    private bool Take(string token)
    {
        if (!string.Equals(Next, token, StringComparison.Ordinal))
            return false;
        at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
            throw new FormatException($"CEL: expected {token}, found {Next}");
    }
}
