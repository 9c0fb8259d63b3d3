using System.CommandLine;
using System.Runtime.InteropServices;
using PyOps.Operator;
using PyOps.Operator.Runtime.Objects;

ClientJson.ShareStrings();
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

// The signals are handled here: the library's own handling would end the process after two seconds, whatever is under way.
var signals = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await CommandLine.Build((options, _) => OperatorProcess.RunAsync(options, stop.Token)).Parse(args).InvokeAsync(signals, CancellationToken.None);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
