using System.Collections.Frozen;
using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds the files that a container's logs go into.</summary>
internal static class LogFiles
{
    private static readonly string[] Options =
    [
        "--access-logfile", "--error-logfile", "--log-file", "--logfile", "--logto", "--logto2", "--daemonize", "--access-log",
        "--error-log",
    ];

    private static readonly FrozenDictionary<string, string[]> OfPrograms = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["celery"] = ["-f"],
        ["uwsgi"] = ["-d", "--logger", "--req-logger"],
        ["airflow"] = ["-l"],
        ["supervisord"] = ["-l"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Variables = ["UWSGI_LOGTO", "UWSGI_LOGTO2", "UWSGI_DAEMONIZE"];

    /// <summary>The files, each with the field that says it.</summary>
    /// <param name="container">The container.</param>
    /// <param name="runsForEver">Whether its output is a log, and no result.</param>
    public static IEnumerable<(string File, string Field)> Of(ContainerView container, bool runsForEver)
    {
        foreach (var launch in container.Launches)
        {
            foreach (var file in Told(launch.Args, OfPrograms.GetValueOrDefault(launch.Program, [])))
                yield return (file, container.CommandField);
        }
        if (runsForEver && container.Application is { } application && Output(application) is { } output)
            yield return (output, container.CommandField);
        if (container.Surroundings["GUNICORN_CMD_ARGS"].Text is { } arguments)
        {
            foreach (var file in Told(ShellScript.Words(arguments), []))
                yield return (file, "env[GUNICORN_CMD_ARGS]");
        }
        foreach (var name in Variables)
        {
            if (container.Surroundings[name].Text is { } file && IsFile(file))
                yield return (file, $"env[{name}]");
        }
    }

    private static IEnumerable<string> Told(IReadOnlyList<string> words, string[] more)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
                continue;
            if ((Value(words, i, Options) ?? Value(words, i, more)) is { } value && IsFile(value))
                yield return value.StartsWith("file:", StringComparison.Ordinal) ? value["file:".Length..] : value;
        }
    }

    private static string? Value(IReadOnlyList<string> words, int at, string[] options)
    {
        foreach (var option in options)
        {
            if (OptionValue.At(words, at, option) is { } value)
                return value;
        }
        return null;
    }

    private static string? Output(Launch launch)
    {
        foreach (var redirection in launch.Redirections)
        {
            if (redirection.Operator is ">" or ">>" or ">|" or "&>" or "&>>" && IsFile(redirection.Target))
                return redirection.Target;
        }
        return null;
    }

    // A reference to a variable is not known; nor is syslog a file.
    private static bool IsFile(string value) =>
        value.Length > 0 && !value.StartsWith('-') && !value.Contains('$')
        && !value.StartsWith("/dev/", StringComparison.Ordinal) && !value.StartsWith("/proc/", StringComparison.Ordinal)
        && value is not ("stdout" or "stderr" or "stdio" or "None" or "none" or "syslog")
        && (!value.Contains(':') || value.StartsWith("file:", StringComparison.Ordinal) || value.StartsWith('/'));
}
