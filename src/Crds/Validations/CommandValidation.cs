using PyOps.Crds.Markers;
using PyOps.Rules.Commands;

namespace PyOps.Crds.Validations;

/// <summary>The command is in exec form, and there is one where init needs it.</summary>
internal static class CommandValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        var command = Words(spec.Command);
        if (command is ["", ..])
            yield return new("spec.command[0]", Fixes.Program);
        else if (ShellForm.Problem(command, Words(spec.Args)) is { } problem)
            yield return new("spec.command", problem);
        if (command.Count == 0 && string.Equals(spec.Init, InitModes.Tini, StringComparison.Ordinal))
            yield return new("spec.init", "init tini needs a command to start: set spec.command, or another spec.init");
    }

    private static List<string> Words(IList<string>? words) => [.. (words ?? []).Where(word => word is not null)];
}
