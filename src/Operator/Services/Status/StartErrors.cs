using System.Text.RegularExpressions;
using PyOps.Operator.Wording;
using PyOps.Rules.Secrets;

namespace PyOps.Operator.Services.Status;

/// <summary>Reads the container runtime's words for a container that could not be started.</summary>
internal static partial class StartErrors
{
    private const string Unknown = ": unknown";

    // Where the runtime's words begin to be about the container; before that they are about the runtime, and hold ids.
    private static readonly string[] starts =
        ["exec: \"", "exec /", "exec user process", "fork/exec ", "chdir to cwd", "no command specified"];

    // The first that is found counts.
    private static readonly (string Words, string Advice)[] advices =
    [
        ("exec format error",
            "the image is built for another architecture than the node's, or its command is a script without #! in its first line"),
        ("no command specified", "the image has no command of its own: set spec.command"),
        ("permission denied", "make it executable in the image, and readable for the user of spec.security.runAsUser"),
        ("no such file or directory",
            "correct its command or the image: the file is missing, or the interpreter that its first line names"),
    ];

    /// <summary>A sentence with the runtime's last words, which name the program that is missing, and what to change.</summary>
    public static string Message(string where, string? runtime)
    {
        var cause = Cause(runtime ?? "");
        var advice = advices.FirstOrDefault(one => cause.Contains(one.Words, StringComparison.OrdinalIgnoreCase)).Advice;
        return $"{where} cannot start: {cause}; {advice ?? "correct its command or the image"}";
    }

    /// <summary>
    /// The runtime's words about the container, without secrets: who writes a whole command line as one word finds it here.
    /// runc: <c>failed to create containerd task: ... exec: "nope": executable file not found in $PATH: unknown</c>
    /// </summary>
    public static string Cause(string runtime)
    {
        var begin = starts
            .Select(start => runtime.IndexOf(start, StringComparison.Ordinal))
            .Where(index => index >= 0)
            .DefaultIfEmpty(0).Min();
        var words = runtime[begin..].TrimEnd();
        return Text.Sentence(Redactor.Redact(words.EndsWith(Unknown, StringComparison.Ordinal) ? words[..^Unknown.Length] : words));
    }

    /// <summary>Whether a line of a log is that of the runtime's own process, which could not become the application.</summary>
    public static bool IsFromLoader(string line) => Loader().IsMatch(line);

    // runc before 1.1 and since, and tini, which starts what runc did not look at.
    [GeneratedRegex(
        """^(standard_init_linux\.go:\d+: |\[FATAL tini \(\d+\)\] )?exec \S[^:]*:? "?(exec format error|""" +
        """no such file or directory|permission denied)"?$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Loader();
}
