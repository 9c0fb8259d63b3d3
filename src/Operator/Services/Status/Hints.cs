using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// What is valid but could be better; told where it disturbs nobody: in the message of Accepted, and of Ready while all is well.
/// </summary>
internal static class Hints
{
    /// <summary>The words, and the hint where there is one.</summary>
    public static string After(string words, CompletedService service) => service switch
    {
        { IsWeb: true, Health: { Path: null, Exec.Count: 0 } } =>
            $"{words}; hint: without spec.health.path the probes only see that the port accepts connections, "
                + "which it does although the application hangs",
        { IsWeb: false, Health.Exec.Count: 0 } => $"{words}; hint: without spec.health.exec nothing tells whether the worker is well",
        _ => words,
    };
}
