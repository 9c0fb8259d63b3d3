namespace PyOps.Rules.Shell;

/// <summary>Reads conditions, loops, groups, subshells and functions.</summary>
internal sealed class ShellCompounds(ShellReader reader, ShellParser parser)
{
    private readonly List<ShellList> conditions = [];

    public static bool Opens(string word) => word is "if" or "while" or "until" or "for" or "select" or "case" or "{" or "function";

    /// <summary>The command at hand; null when it breaks off.</summary>
    public ShellCommand? Read()
    {
        var opener = reader.Operator ?? reader.Word!;
        reader.Advance();
        if (opener == "function")
            return NamedFunction();
        var outer = conditions.Count;
        var bodies = opener switch
        {
            "(" => Closed(")"),
            "{" => Closed("}"),
            "if" => Branches(),
            "case" => Cases(),
            "while" or "until" => Condition("do") ? Closed("done") : null,
            _ => Names() ? Closed("done") : null,
        };
        var own = conditions[outer..];
        conditions.RemoveRange(outer, own.Count);
        return bodies is null ? null : new CompoundCommand(opener, own, bodies, reader.Redirections());
    }

    /// <summary>A function of a name, its body being at hand.</summary>
    public ShellFunction? Function(string name)
    {
        reader.SkipLineEnds();
        return parser.Command() is { } body ? new ShellFunction(name, body) : null;
    }

    private ShellFunction? NamedFunction()
    {
        var name = reader.Word;
        reader.Advance();
        reader.TakeEmptyParentheses();
        return name is null ? null : Function(name);
    }

    private List<ShellList>? Closed(string closer)
    {
        var body = parser.List(closer);
        return body is { Items.Count: > 0 } && (reader.TakeKeyword(closer) || reader.TakeOperator(closer)) ? [body] : null;
    }

    private bool Condition(string keyword)
    {
        if (parser.List(keyword) is not { Items.Count: > 0 } condition || !reader.TakeKeyword(keyword))
            return false;
        conditions.Add(condition);
        return true;
    }

    private List<ShellList>? Branches()
    {
        List<ShellList> bodies = [];
        do
        {
            if (!Condition("then") || !Branch(bodies))
                return null;
        }
        while (reader.TakeKeyword("elif"));
        if (reader.TakeKeyword("else") && !Branch(bodies))
            return null;
        return reader.TakeKeyword("fi") ? bodies : null;
    }

    private bool Branch(List<ShellList> bodies)
    {
        if (parser.List("elif", "else", "fi") is not { Items.Count: > 0 } body)
            return false;
        bodies.Add(body);
        return true;
    }

    // for x in a b; do, for x; do, for ((i=0; i<9; i++)); do
    private bool Names()
    {
        if (reader.Operator == "(" && !reader.SkipParentheses())
            return false;
        while (reader.Current is { } token && !token.Is("do"))
        {
            if (token.Kind == ShellTokenKind.Operator && token.Text is not (";" or "\n"))
                return false;
            reader.Advance();
        }
        return reader.TakeKeyword("do");
    }

    private List<ShellList>? Cases()
    {
        List<ShellList> bodies = [];
        reader.Advance(); // the text that is looked at
        reader.SkipLineEnds();
        if (!reader.TakeKeyword("in"))
            return null;
        reader.SkipLineEnds();
        while (!reader.TakeKeyword("esac"))
        {
            if (!Pattern() || parser.List(";;", ";&", ";;&", "esac") is not { } body)
                return null;
            bodies.Add(body);
            if (reader.Operator is ";;" or ";&" or ";;&")
                reader.Advance();
            reader.SkipLineEnds();
        }
        return bodies;
    }

    private bool Pattern()
    {
        reader.TakeOperator("(");
        while (reader.Word is not null)
        {
            reader.Advance();
            if (reader.TakeOperator(")"))
                return true;
            if (!reader.TakeOperator("|"))
                return false;
        }
        return false;
    }
}
