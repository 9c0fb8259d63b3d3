using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>A program that a command starts, whatever stands in front of it.</summary>
/// <param name="program">
/// Its name without a folder; of Python's <c>-m</c> the module, and of Python with a file that file's. Empty when only arguments are known.
/// </param>
/// <param name="command">All words.</param>
/// <param name="start">Where the program is among them.</param>
/// <param name="behind">Where its arguments begin.</param>
/// <param name="runner">The tool of Python that starts it, such as <c>poetry</c>; null without one.</param>
/// <param name="redirections">Where a shell sends its output.</param>
internal sealed class Launch(
    string program, IReadOnlyList<string> command, int start, int behind, string? runner, IReadOnlyList<ShellRedirection> redirections)
{
    // sh -c "su app -c 'sh -c x'"
    private const int Deepest = 6;

    /// <summary>Its name, or its module's.</summary>
    public string Program => program;

    /// <summary>The program as it is written; empty when only arguments are known.</summary>
    public string Written => start < behind ? command[start] : "";

    /// <summary>What follows the program.</summary>
    public IReadOnlyList<string> Args => field ??= Part(command, behind, command.Count);

    /// <summary>The server that it is; null when it is none that is known.</summary>
    public Server? Server => field ??= Servers.Find(program, Args);

    /// <summary>Program and arguments as they are written.</summary>
    public IReadOnlyList<string> Words => field ??= Part(command, start, command.Count);

    /// <summary>What stands in front of it: env, an init, a runner with its options.</summary>
    public IReadOnlyList<string> Before => field ??= Part(command, 0, start);

    /// <summary>The tool of Python that starts it.</summary>
    public string? Runner => runner;

    /// <summary>Where a shell sends its output.</summary>
    public IReadOnlyList<ShellRedirection> Redirections => redirections;

    /// <summary>
    /// Everything that a command starts, in order; of a shell's script also what it may start. The last is the application.
    /// </summary>
    public static List<Launch> Of(IReadOnlyList<string> words)
    {
        List<Launch> found = new(1);
        Add(found, words, [], Deepest);
        return found;
    }

    private static void Add(List<Launch> found, IReadOnlyList<string> words, IReadOnlyList<ShellRedirection> redirections, int depth)
    {
        var start = Prefix.End(words, 0, out var runner, out _);
        if (start >= words.Count || depth == 0)
            return;
        if ((ShellInvocation.At(words, start)?.Script ?? SwitchUser.Script(words, start)) is { } script)
        {
            AddScript(found, script, redirections, depth - 1);
            return;
        }
        var (name, behind) = PythonWords.Program(words, start);
        found.Add(new(name, words, start, behind, runner, redirections));
    }

    private static void AddScript(List<Launch> found, string script, IReadOnlyList<ShellRedirection> redirections, int depth)
    {
        foreach (var command in ShellScript.Read(script)?.All() ?? [])
        {
            var program = ShellProgram.Of(command);
            if (!program.IsBuiltin)
                Add(found, program.Words, [.. redirections, .. command.Redirections], depth);
            else if (command.Words is [{ Text: "exec" }])
                redirections = [.. redirections, .. command.Redirections]; // `exec > file` holds for what follows
        }
    }

    // Nearly every pod has a command, so that this is done without enumerators.
    private static IReadOnlyList<string> Part(IReadOnlyList<string> words, int start, int end)
    {
        if (start >= end)
            return [];
        if (end - start == words.Count)
            return words;
        var part = new string[end - start];
        for (var i = 0; i < part.Length; i++)
            part[i] = words[start + i];
        return part;
    }
}
