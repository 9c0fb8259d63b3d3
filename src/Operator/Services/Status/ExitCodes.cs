namespace PyOps.Operator.Services.Status;

/// <summary>
/// What the number means with which a container ended. Above 128 it is a signal, by the convention of shells and runtimes.
/// </summary>
internal static class ExitCodes
{
    private const int SignalBase = 128;

    // Of signal(7); the numbers are those of x86 and ARM.
    private static readonly Dictionary<int, (string Name, string? Meaning, string? Advice)> signals = new()
    {
        [1] = ("SIGHUP", "it was told to end or to reload", null),
        [2] = ("SIGINT", "it was told to stop", null),
        [3] = ("SIGQUIT", "it was told to stop", null),
        [4] = ("SIGILL", "the processor does not know an instruction",
            "the image, or a package in it, is built for another processor than the node's"),
        [5] = ("SIGTRAP", "it crashed in C code", null),
        [6] = ("SIGABRT", "C code gave up", null),
        [7] = ("SIGBUS", "memory could not be read", "often /dev/shm is full: mount an emptyDir of medium Memory there"),
        [8] = ("SIGFPE", "C code computed what cannot be computed", null),
        [9] = ("SIGKILL", "it was killed", "often it did not stop in time, or the node was out of memory"),
        [10] = ("SIGUSR1", "it does not handle that signal", null),
        [11] = ("SIGSEGV", "it crashed in C code", "the log ends with the Python lines that ran"),
        [12] = ("SIGUSR2", "it does not handle that signal", null),
        [13] = ("SIGPIPE", "nobody read what it wrote", null),
        [14] = ("SIGALRM", "an alarm that it does not handle", null),
        [15] = ("SIGTERM", "it was told to stop", null),
        [24] = ("SIGXCPU", "its limit of processor time is used up", null),
        [25] = ("SIGXFSZ", "its limit of a file's size is reached", null),
        [31] = ("SIGSYS", "the seccomp profile forbids a system call", null),
    };

    /// <summary>The meaning, in parentheses after a space or empty, and what to do, or null.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="signal">The signal, where the runtime tells it apart; null or 0 otherwise.</param>
    /// <param name="isProgram">Whether it is the container of the service's program, whose command is a field of the spec.</param>
    public static (string Meaning, string? Advice) Read(int code, int? signal, bool isProgram)
    {
        var command = isProgram ? "spec.command" : "its command";
        return code switch
        {
            _ when (signal is > 0 ? signal.Value : code - SignalBase) is > 0 and < 65 and var number => Signal(number),
            0 => ("", isProgram ? "a service must not end by itself: let it run in the foreground" : null),
            126 => (" (the command cannot be executed)", $"correct {command}, or make the file executable in the image"),
            127 => (" (the command was not found)", $"correct {command}, or install the program in the image"),
            _ => ("", null),
        };
    }

    private static (string Meaning, string? Advice) Signal(int number) => signals.TryGetValue(number, out var known)
        ? ($" ({known.Name}: {known.Meaning})", known.Advice)
        : ($" (signal {number})", null);
}
