using PyOps.Operator.Wording;
using PyOps.Rules;

namespace PyOps.Operator.Services.Status;

/// <summary>Reads the container runtime's words for a container that could not be started.</summary>
internal static class StartErrors
{
    /// <summary>A sentence with the runtime's last words, which name the program that is missing, and the field to change.</summary>
    public static string Message(string where, string? runtime)
    {
        // Who writes a whole command line as one word finds it here, secrets and all.
        var cause = Text.Sentence(Redactor.Redact(Cause(runtime ?? "")));
        return $"{where} cannot start: {cause}; correct its command or the image";
    }

    // runc: `failed to create containerd task: ... exec: "nope": executable file not found in $PATH: unknown`
    private static string Cause(string runtime)
    {
        var start = runtime.IndexOf("exec: \"", StringComparison.Ordinal);
        var words = start < 0 ? runtime : runtime[start..];
        return words.EndsWith(": unknown", StringComparison.Ordinal) ? words[..^": unknown".Length] : words;
    }
}
