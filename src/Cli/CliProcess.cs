using PyOps.Cli.Output;

namespace PyOps.Cli;

/// <summary>kubectl-pyops as a process.</summary>
internal static class CliProcess
{
    /// <summary>Where it begins.</summary>
    public static async Task<int> Main(string[] args)
    {
        var terminal = Terminal.Open();
        try
        {
            // A reader that goes away (| head) is no failure: the runtime drops what is written into a broken pipe.
            var code = await CliCommandLine.Run(args, terminal, TimeProvider.System, CancellationToken.None);
            terminal.Out.Flush();
            return code;
        }
        catch (IOException failure)
        {
            terminal.Complain($"output cannot be written: {failure.Message}");
            return ExitCode.Trouble;
        }
    }
}
