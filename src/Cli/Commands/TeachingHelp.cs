using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PyOps.Cli.Output;

namespace PyOps.Cli.Commands;

/// <summary>Prints what a command is for and examples of it, then its options.</summary>
/// <param name="standard">The library's help.</param>
/// <param name="terminal">Where to.</param>
internal sealed class TeachingHelp(HelpAction standard, Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        (parseResult.CommandResult.Command as TaughtCommand)?.Teach(terminal.Out, Terminal.Width);
        parseResult.InvocationConfiguration.Output = terminal.Out;
        standard.MaxWidth = Terminal.Width;
        return standard.Invoke(parseResult);
    }
}
