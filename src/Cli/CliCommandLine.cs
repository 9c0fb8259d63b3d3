using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PyOps.Cli.Commands;
using PyOps.Cli.Output;

namespace PyOps.Cli;

internal static class CliCommandLine
{
    private const string Description = """
        PyOps for people: check pods, workloads and PythonServices against the practices of the
        Python on Docker Production Handbook and the Pod Security Standards.
        Installed as kubectl-pyops on the PATH it is `kubectl pyops`.
        """;

    public static RootCommand Build(Terminal terminal, TimeProvider time)
    {
        var root = new RootCommand(Description)
        {
            LintCommand.Build(terminal, time), AuditCommand.Build(terminal, time),
            ExplainCommand.Build(terminal), CompletionCommand.Build(terminal),
        };
        root.Add(CompletionCommand.BuildCallback(terminal, root));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new TeachingHelp((HelpAction)help.Action!, terminal);
        return root;
    }

    /// <summary>Does what a command line asks for, and returns the exit code.</summary>
    public static async Task<int> Run(string[] arguments, Terminal terminal, TimeProvider time, CancellationToken cancellation)
    {
        var parsed = Build(terminal, time).Parse(arguments, Options.Parsing);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var problem in Problems(parsed))
                terminal.Complain(problem);
            terminal.Complain($"see {Name(parsed)} --help");
            return ExitCode.Trouble;
        }
        // Exceptions are ours to report: Program does.
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellation);
    }

    // A word that is no command is what is wrong, not that no command is there.
    private static IEnumerable<string> Problems(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand root && parsed.UnmatchedTokens is [[not '-', ..] word, ..]
            ? [$"\"{word}\" is no command; {Suggestion.Of(word, Commands(root), $"there are {string.Join(", ", Commands(root))}")}"]
            : parsed.Errors.Select(error => error.Message);

    private static List<string> Commands(RootCommand root) =>
        [.. root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];

    private static string Name(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "kubectl pyops" : $"kubectl pyops {parsed.CommandResult.Command.Name}";
}
