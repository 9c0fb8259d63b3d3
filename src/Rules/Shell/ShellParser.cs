namespace PyOps.Rules.Shell;

/// <summary>Reads the grammar of a shell script, as far as it matters what runs when. Never throws, on any text.</summary>
internal sealed class ShellParser
{
    // Nobody nests so deep; the bound keeps the stack small.
    private const int Deepest = 40;

    private readonly ShellReader reader;
    private readonly ShellCompounds compounds;
    private int depth;

    private ShellParser(IReadOnlyList<ShellToken> tokens)
    {
        reader = new ShellReader(tokens);
        compounds = new ShellCompounds(reader, this);
    }

    /// <summary>What a script runs; null when it breaks off or is not understood.</summary>
    public static ShellList? Parse(IReadOnlyList<ShellToken> tokens)
    {
        var parser = new ShellParser(tokens);
        return parser.List() is { } list && parser.reader.AtEnd ? list : null;
    }

    /// <summary>Everything up to a word or operator that closes what is around it.</summary>
    internal ShellList? List(params ReadOnlySpan<string> closers)
    {
        List<ShellItem> items = [];
        while (true)
        {
            reader.SkipLineEnds();
            if (reader.AtEnd || reader.IsAt(closers))
                break;
            if (Item() is not { } item)
                return null;
            items.Add(item);
            if (item.Separator.Length == 0)
                break;
        }
        return new ShellList(items);
    }

    private ShellItem? Item()
    {
        List<ShellPipeline> pipelines = [];
        do
        {
            reader.SkipLineEnds();
            if (Pipeline() is not { } pipeline)
                return null;
            pipelines.Add(pipeline);
        }
        while (reader.TakeOperator("&&", "||"));
        var separator = reader.Operator is ";" or "&" or "\n" ? reader.Operator : "";
        if (separator.Length > 0)
            reader.Advance();
        return new ShellItem(pipelines, separator, separator == "\n" || reader.Operator == "\n");
    }

    private ShellPipeline? Pipeline()
    {
        var prefix = Prefix();
        List<ShellCommand> commands = [];
        do
        {
            if (commands.Count > 0)
                reader.SkipLineEnds();
            if (Command() is not { } command)
                return null;
            commands.Add(command);
        }
        while (reader.TakeOperator("|", "|&"));
        return new ShellPipeline(prefix, commands);
    }

    // `time` with nothing behind it is a command.
    private string? Prefix()
    {
        string? prefix = null;
        while (reader.IsKeyword("!") || (reader.IsKeyword("time") && reader.Next is { Kind: ShellTokenKind.Word }))
        {
            prefix = reader.Word;
            reader.Advance();
            if (prefix == "time" && reader.IsKeyword("-p"))
                reader.Advance();
        }
        return prefix;
    }

    /// <summary>One command, perhaps a compound one or a function.</summary>
    internal ShellCommand? Command()
    {
        if (depth == Deepest)
            return null;
        depth++;
        var command = AnyCommand();
        depth--;
        return command;
    }

    private ShellCommand? AnyCommand()
    {
        if (reader.Operator == "("
            || (reader.Current is { Kind: ShellTokenKind.Word, Quoted: false } word && ShellCompounds.Opens(word.Text)))
            return compounds.Read();
        if (reader.IsKeyword("[["))
            return Test();
        return Simple();
    }

    // In [[ ]] the operators of a script have other meanings.
    private SimpleCommand? Test()
    {
        List<ShellToken> words = [];
        while (reader.Current is { } token)
        {
            reader.Advance();
            words.Add(token);
            if (token.Is("]]"))
                return new SimpleCommand(words, reader.Redirections());
        }
        return null;
    }

    private ShellCommand? Simple()
    {
        List<ShellToken> words = [];
        List<ShellRedirection> redirections = [.. reader.Redirections()];
        while (reader.Current is { Kind: ShellTokenKind.Word } word)
        {
            reader.Advance();
            words.Add(word);
            if (reader.Operator == "(")
            {
                if (words.Count == 1 && redirections is [] && reader.TakeEmptyParentheses())
                    return compounds.Function(word.Text);
                if (!word.Text.EndsWith('=') || !reader.SkipParentheses()) // a list of values: args=(a b)
                    return null;
            }
            redirections.AddRange(reader.Redirections());
        }
        return words is [] && redirections is [] ? null : new SimpleCommand(words, redirections);
    }
}
