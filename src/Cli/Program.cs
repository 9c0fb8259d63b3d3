using PyOps.Cli;

var terminal = Terminal.Open();
try
{
    // A reader that goes away (| head) is no failure: the runtime drops what is written into a broken pipe.
    var code = await CommandLine.Run(args, terminal, TimeProvider.System, CancellationToken.None);
    terminal.Out.Flush();
    return code;
}
catch (IOException failure)
{
    terminal.Complain($"output cannot be written: {failure.Message}");
    return ExitCode.Trouble;
}
