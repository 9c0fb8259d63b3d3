namespace PyOps.Rules.Shell;

/// <summary>
/// Finds out whether a shell that runs a script as its command line stays in front of what it starts. What the shells do was measured: a
/// table of scripts is run by each of them, and what is said here must be what is seen (ShellMeasurements among the tests).
/// </summary>
internal sealed class ShellJudge
{
    private readonly ShellKind kind;
    private readonly ShellScript script;
    private readonly ShellTraps traps;
    private readonly Dictionary<string, ShellCommand> functions = new(StringComparer.Ordinal);
    private bool hasBackground;

    private ShellJudge(ShellKind kind, ShellScript script)
    {
        (this.kind, this.script) = (kind, script);
        traps = new ShellTraps(forgets: kind != ShellKind.Ash);
    }

    /// <summary>What becomes of the shell. Never throws, on any text.</summary>
    public static ShellEnding EndOf(string text, ShellKind kind) =>
        ShellScript.Read(text) is { Commands.Items.Count: > 0 } script ? new ShellJudge(kind, script).End() : ShellEnding.Unknown;

    private ShellEnding End()
    {
        var items = script.Commands.Items;
        foreach (var item in items)
        {
            Note(item);
            // What is always reached and exec'ed replaces the shell; what follows never runs.
            if (!item.IsBackground && Exec(item.Pipelines[0]) is { } words)
                return Replaced(words, isExec: true);
        }
        if (items[^1].IsBackground)
            return Background();
        var conditional = items[^1].Pipelines.Select(Exec).LastOrDefault(words => words is not null);
        return conditional is not null ? Replaced(conditional, isExec: true) : EndOf(items[^1].Pipelines[^1], isLast: true);
    }

    /// <summary>Takes what is set for the commands that follow.</summary>
    private void Note(ShellItem item)
    {
        hasBackground |= item.IsBackground && ShellScript.In(new ShellList([item])).Any(command => !ShellProgram.Of(command).IsBuiltin);
        foreach (var command in item.Pipelines.Where(pipeline => pipeline.Commands.Count == 1).Select(pipeline => pipeline.Commands[0]))
        {
            if (command is ShellFunction function)
                functions[function.Name] = function.Body;
            else if (command is SimpleCommand simple && ShellProgram.Of(simple) is { Name: "trap" } trap)
                traps.Take(trap.Words);
            else if (SetsTraps(command))
                traps.TakeUnknown();
        }
    }

    private static bool SetsTraps(ShellCommand command) => command switch
    {
        CompoundCommand { Opener: not "(" } compound => compound.Bodies.SelectMany(ShellScript.In).Any(SetsTraps),
        SimpleCommand simple => ShellProgram.Of(simple) is { Name: "trap" or "eval", Words: var words }
            && words.Any(word => word.Contains("trap", StringComparison.Ordinal)),
        _ => false,
    };

    private ShellEnding EndOf(ShellPipeline pipeline, bool isLast)
    {
        if (pipeline.Commands.Count > 1)
            return ShellEnding.Stays(Keeper.Pipe);
        if (pipeline.Commands[0] is SimpleCommand simple)
            return EndOf(simple, pipeline.Prefix is not null, isLast);
        if (pipeline.Commands[0] is not CompoundCommand compound || HasExec(compound))
            return ShellEnding.Unknown; // a function that nobody calls; an exec that may or may not be reached
        return kind == ShellKind.Ash && pipeline.Prefix is null && !compound.IsLoop && !EndsOnLaterLine
            ? EndOfAsh(compound)
            : ShellEnding.Stays(Keeper.Compound);
    }

    private ShellEnding EndOf(SimpleCommand command, bool isPrefixed, bool isLast)
    {
        var program = ShellProgram.Of(command);
        if (functions.TryGetValue(program.Name, out var body))
            return HasExec(body) ? ShellEnding.Unknown : ShellEnding.Stays(Keeper.Compound);
        if (program.Name is "." or "source" or "trap")
            return ShellEnding.Unknown;
        if (program.Name == "eval")
            return Evaluated(program.Words);
        if (hasBackground && (program.Name == "wait" || program.IsBuiltin || Idle.Is(program.Words)))
            return Background();
        if (program.IsBuiltin || Idle.Is(program.Words))
        {
            var before = Before(command);
            if (before.Exists(other => !other.IsExec)
                || ShellScript.InSubshells(script.Commands).Any(other => ShellProgram.Of(other).IsExec))
                return ShellEnding.Stays(Keeper.Follower);
            if (before is not [] || program.Words is [])
                return ShellEnding.Unknown; // an exec that may or may not have been reached
        }
        var keeper = kind == ShellKind.Dash ? Keeper.Nothing : KeeperOf(command, isPrefixed, isLast);
        return keeper is { } because ? ShellEnding.Stays(because) : Replaced(program.Words, program.IsExec);
    }

    /// <summary>What keeps bash or ash in front of a last command that is a program; null when it replaces itself.</summary>
    private Keeper? KeeperOf(SimpleCommand command, bool isPrefixed, bool isLast) =>
        isPrefixed ? Keeper.Prefix
        : traps.Any ? Keeper.Trap
        : kind == ShellKind.Bash && command.Redirections is not [] ? Keeper.Redirection
        : kind == ShellKind.Bash && isLast && HasNeighbour ? Keeper.Neighbour
        : EndsOnLaterLine ? Keeper.Lines
        : null;

    // Of `a & b` and of `a; b && c` bash makes one command that it does not look into.
    private bool HasNeighbour
    {
        get
        {
            var items = script.Commands.Items;
            return items.Count > 1 && !items[^2].EndsLine && (items[^2].IsBackground || items[^1].Pipelines.Count > 1);
        }
    }

    private bool EndsOnLaterLine =>
        script.Tail.IndexOf('\n') is >= 0 and var end && (kind == ShellKind.Ash || end + 1 < script.Tail.Length);

    private ShellEnding EndOfAsh(CompoundCommand compound)
    {
        if (traps.Any)
            return ShellEnding.Stays(Keeper.Trap);
        if (compound.Opener != "(" && compound.Redirections is not [])
            return ShellEnding.Stays(Keeper.Compound);
        foreach (var item in compound.Bodies.Where(list => list.Items is not []).Select(list => list.Items[^1]))
        {
            var ending = item.IsBackground ? ShellEnding.Stays(Keeper.Background) : EndOf(item.Pipelines[^1], isLast: false);
            if (ending.Kept is not null)
                return ending;
        }
        return ShellEnding.Unknown;
    }

    private static ShellEnding Evaluated(IReadOnlyList<string> words)
    {
        var text = string.Join(' ', words.Skip(1));
        if (text.AsSpan().ContainsAny('$', '`') || ShellScript.Read(text) is not { } inner)
            return ShellEnding.Unknown;
        return inner.All().Any(command => ShellProgram.Of(command).IsExec) ? ShellEnding.Unknown : ShellEnding.Stays(Keeper.Compound);
    }

    // A trap may hand the signal on to the background.
    private ShellEnding Background() => traps.HandsOn ? ShellEnding.Unknown : ShellEnding.Stays(Keeper.Background);

    private ShellEnding Replaced(IReadOnlyList<string> words, bool isExec) =>
        hasBackground && Idle.Is(words) ? Background() : ShellEnding.Replaced(words, isExec);

    private List<ShellProgram> Before(SimpleCommand last) =>
    [
        .. script.All().TakeWhile(command => !ReferenceEquals(command, last)).Select(ShellProgram.Of)
            .Where(program => !program.IsBuiltin && !functions.ContainsKey(program.Name)),
    ];

    // A subshell is a process of its own: an exec in it replaces that, and not the shell that gets the signals.
    private static bool HasExec(ShellCommand command) => command switch
    {
        SimpleCommand simple => ShellProgram.Of(simple).IsExec,
        CompoundCommand { Opener: not "(" } compound => compound.Conditions.Concat(compound.Bodies).SelectMany(list => list.Items)
            .Where(item => !item.IsBackground).SelectMany(item => item.Pipelines).Where(pipeline => pipeline.Commands.Count == 1)
            .Any(pipeline => HasExec(pipeline.Commands[0])),
        _ => false,
    };

    private static IReadOnlyList<string>? Exec(ShellPipeline pipeline) =>
        pipeline.Commands is [SimpleCommand simple] && ShellProgram.Of(simple) is { IsExec: true } program ? program.Words : null;
}
