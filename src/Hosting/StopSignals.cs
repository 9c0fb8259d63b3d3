using System.CommandLine;
using System.Runtime.InteropServices;

namespace PyOps.Hosting;

/// <summary>Turns SIGTERM and SIGINT into a token. The process ends when it has done what it does at its end, and not before.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration terminated;
    private readonly PosixSignalRegistration interrupted;

    /// <summary>Listens from now on.</summary>
    public StopSignals()
    {
        terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    }

    /// <summary>
    /// For the library of command lines: its own handling of signals would end the process after two seconds, whatever is under way.
    /// </summary>
    public static InvocationConfiguration HandledHere => new() { ProcessTerminationTimeout = null };

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => stop.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        terminated.Dispose();
        interrupted.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
