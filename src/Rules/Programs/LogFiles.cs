using System.Collections.Frozen;
using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds the files that a container's logs go into.</summary>
internal static class LogFiles
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> options = new[]
    {
        "--access-logfile", "--error-logfile", "--log-file", "--logfile", "--logto", "--logto2", "--daemonize", "--access-log",
        "--error-log",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string[]> OfPrograms = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["celery"] = ["-f"],
        ["uwsgi"] = ["-d", "--logger", "--req-logger"],
        ["airflow"] = ["-l"],
        ["supervisord"] = ["-l"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Variables = ["UWSGI_LOGTO", "UWSGI_LOGTO2", "UWSGI_DAEMONIZE"];

    private static readonly FrozenSet<string> Names = Variables.Append("GUNICORN_CMD_ARGS").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The files, each with the field that says it.</summary>
    /// <param name="container">The container.</param>
    /// <param name="runsForEver">Whether its output is a log, and no result.</param>
    public static IReadOnlyList<(string File, string Field)> Of(ContainerView container, bool runsForEver)
    {
        List<(string File, string Field)>? found = null;
        foreach (var launch in container.Launches)
            Add(ref found, launch.Args, OfPrograms.GetValueOrDefault(launch.Program, []), container.CommandField);
        if (runsForEver && container.Application is { } application && Output(application) is { } output)
            (found ??= []).Add((output, container.CommandField));
        if (container.Surroundings.HasAny(Names))
            AddVariables(ref found, container.Surroundings);
        return found ?? (IReadOnlyList<(string, string)>)[];
    }

    private static void AddVariables(ref List<(string File, string Field)>? found, Surroundings surroundings)
    {
        if (surroundings["GUNICORN_CMD_ARGS"].Text is { } arguments)
            Add(ref found, ShellScript.Words(arguments), [], "env[GUNICORN_CMD_ARGS]");
        foreach (var name in Variables)
        {
            if (surroundings[name].Text is { } file && IsFile(file))
                (found ??= []).Add((file, $"env[{name}]"));
        }
    }

    private static void Add(ref List<(string File, string Field)>? found, IReadOnlyList<string> words, string[] more, string field)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith('-') && Value(words, i, more) is { } value && IsFile(value))
                (found ??= []).Add((value.StartsWith("file:", StringComparison.Ordinal) ? value["file:".Length..] : value, field));
        }
    }

    private static string? Value(IReadOnlyList<string> words, int at, string[] more)
    {
        var word = words[at].AsSpan();
        if (options.TryGetValue(word.IndexOf('=') is > 0 and var end ? word[..end] : word, out var name))
            return OptionValue.At(words, at, name);
        foreach (var option in more)
        {
            if (OptionValue.At(words, at, option) is { } value)
                return value;
        }
        return null;
    }

    private static string? Output(Launch launch)
    {
        for (var i = 0; i < launch.Redirections.Count; i++)
        {
            var redirection = launch.Redirections[i];
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
