using PyOps.Rules.Commands;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A Conda environment is activated, and what it prints is seen.
/// Reads: command and args of every container but ephemeral ones.
/// Allowed: conda run with --no-capture-output (or --live-stream); mamba and micromamba, which capture nothing; a program of an environment
/// behind something that activates it, or behind the image's ENTRYPOINT, which may.
/// </summary>
internal static class CondaActivation
{
    private static readonly string[] Streams = ["--no-capture-output", "--live-stream"];
    private static readonly string[] Distributions = ["conda", "mamba", "miniforge"];

    public static readonly Rule Rule = new(Check)
    {
        Id = "conda-activation",
        Practice = "11.1, 11.2",
        Default = Effect.Warn,
        Title = "A Conda environment that is not activated, or hides what it prints",
        Why = "Packages need the variables that activation sets; conda run keeps what is printed until the application has ended.",
        Fix = "Write conda run --no-capture-output -n ENVIRONMENT before the program.",
        Before = """
            containers:
            - name: app
              command: [/opt/conda/envs/shop/bin/python, -m, shop]
            """,
        After = """
            containers:
            - name: app
              command: [conda, run, --no-capture-output, -n, shop, python, -m, shop]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (container.Kind == ContainerKind.Ephemeral)
                continue;
            foreach (var launch in container.Launches)
            {
                if (Problem(container, launch) is { } problem)
                    findings.Add(container, container.CommandField, launch.Program, problem);
            }
        }
    }

    private static string? Problem(ContainerView container, Launch launch)
    {
        if (launch.Runner == "conda")
        {
            return launch.Before.Any(word => Array.IndexOf(Streams, word) >= 0)
                ? null
                : "conda run keeps what the application prints until it has ended; add --no-capture-output";
        }
        if (launch.Runner is not null || container.Command is [])
            return null;
        if (Environment(launch.Written) is not { } environment)
            return null;
        return Activates(container)
            ? null
            : $"{Show.Quoted(launch.Written)} is started without activating its environment; write conda run --no-capture-output "
                + $"-n {Show.Plain(environment)} {Show.Plain(launch.Written[(launch.Written.LastIndexOf('/') + 1)..])} in its place";
    }

    // source activate shop && ...; eval "$(conda shell.bash hook)" && conda activate shop
    private static bool Activates(ContainerView container) =>
        container.Command.Concat(container.Args).Any(word => word.Contains("activate", StringComparison.Ordinal));

    /// <summary>The environment that a program belongs to: of /opt/conda/envs/shop/bin/python it is shop.</summary>
    private static string? Environment(string path)
    {
        if (!path.Contains("envs/", StringComparison.Ordinal))
            return null;
        var parts = path.Split('/');
        return parts is [.., "envs", var name, "bin", _]
            && parts.Any(part => Distributions.Any(known => part.Contains(known, StringComparison.OrdinalIgnoreCase)))
            ? name
            : null;
    }
}
