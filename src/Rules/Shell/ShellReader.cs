namespace PyOps.Rules.Shell;

/// <summary>Steps through the pieces of a script.</summary>
internal sealed class ShellReader(IReadOnlyList<ShellToken> tokens)
{
    private int at;

    public bool AtEnd => at >= tokens.Count;

    public ShellToken? Current => at < tokens.Count ? tokens[at] : null;

    public ShellToken? Next => at + 1 < tokens.Count ? tokens[at + 1] : null;

    /// <summary>The operator at hand; null when it is something else.</summary>
    public string? Operator => Current is { Kind: ShellTokenKind.Operator } token ? token.Text : null;

    /// <summary>The word at hand; null when it is something else.</summary>
    public string? Word => Current is { Kind: ShellTokenKind.Word } token ? token.Text : null;

    public void Advance() => at++;

    public bool IsKeyword(string keyword) => Current is { Kind: ShellTokenKind.Word } token && token.Is(keyword);

    /// <summary>Whether one of some keywords or operators is at hand.</summary>
    public bool IsAt(ReadOnlySpan<string> closers)
    {
        foreach (var closer in closers)
        {
            if (IsKeyword(closer) || Operator == closer)
                return true;
        }
        return false;
    }

    public bool TakeKeyword(string keyword)
    {
        var found = IsKeyword(keyword);
        at += found ? 1 : 0;
        return found;
    }

    public bool TakeOperator(string one, string? other = null)
    {
        var found = Operator is { } text && (text == one || text == other);
        at += found ? 1 : 0;
        return found;
    }

    public void SkipLineEnds()
    {
        while (Operator == "\n")
            at++;
    }

    /// <summary>Goes behind a <c>)</c>; false when there is none.</summary>
    public bool SkipParentheses()
    {
        var open = 0;
        while (Current is { } token)
        {
            at++;
            open += token is { Kind: ShellTokenKind.Operator, Text: "(" } ? 1 : 0;
            open -= token is { Kind: ShellTokenKind.Operator, Text: ")" } ? 1 : 0;
            if (open == 0)
                return true;
        }
        return false;
    }

    public bool TakeEmptyParentheses()
    {
        var found = Operator == "(" && Next is { Kind: ShellTokenKind.Operator, Text: ")" };
        at += found ? 2 : 0;
        return found;
    }

    /// <summary>The redirections at hand, perhaps none.</summary>
    public IReadOnlyList<ShellRedirection> Redirections()
    {
        List<ShellRedirection>? found = null;
        while (Current is { Kind: ShellTokenKind.Redirection } token)
        {
            at++;
            (found ??= []).Add(new(token.Text, Word ?? ""));
            at += Word is null ? 0 : 1;
        }
        return found is null ? [] : found;
    }
}
