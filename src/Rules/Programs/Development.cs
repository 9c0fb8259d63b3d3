using System.Collections.Frozen;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Knows what is for development only: servers, reloading, debuggers.</summary>
internal static class Development
{
    private static readonly string[] Reloading = ["--reload", "--auto-reload", "--autoreload", "--debug", "--dev", "--py-autoreload"];

    // Those whose --reload and --debug mean that; elsewhere the words may mean anything.
    private static readonly FrozenSet<string> Servers = new[]
    {
        "gunicorn", "uvicorn", "hypercorn", "granian", "sanic", "litestar", "fastapi", "flask", "quart", "uwsgi", "daphne", "adev",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Whatever their arguments are.
    private static readonly FrozenSet<string> Always = new[]
    {
        "watchmedo", "watchfiles", "hupper", "nodemon", "jurigged", "debugpy", "pdb", "http.server", "wsgiref.simple_server",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Switches =
        ["FLASK_DEBUG", "QUART_DEBUG", "LITESTAR_DEBUG", "UVICORN_RELOAD", "GRANIAN_RELOAD", "UWSGI_PY_AUTORELOAD", "UVICORN_DEBUG"];

    private static readonly FrozenSet<string> Names =
        new[] { "FLASK_ENV", "GUNICORN_CMD_ARGS" }.Concat(Switches).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words that say it; null when none do.</summary>
    public static string? Told(string program, IReadOnlyList<string> args)
    {
        if (Always.Contains(program))
            return program;
        var verb = program switch
        {
            "manage.py" or "django-admin" => Verb(args, "runserver", "runserver_plus", "runsslserver"),
            "flask" or "quart" => Verb(args, "run"),
            "fastapi" => Verb(args, "dev"),
            "adev" => Verb(args, "runserver"),
            _ => null,
        };
        return verb is null ? Option(program, args) : $"{program} {verb}";
    }

    /// <summary>The variables that say it, with the words that they stand for.</summary>
    public static IEnumerable<(string Variable, string Told)> Variables(ContainerView container) =>
        container.Surroundings.HasAny(Names) ? Told(container) : [];

    private static IEnumerable<(string Variable, string Told)> Told(ContainerView container)
    {
        foreach (var name in Switches)
        {
            if (container.Surroundings[name].Text is { } text && IsOn(text))
                yield return (name, name.Contains("RELOAD", StringComparison.Ordinal) ? "--reload" : "--debug");
        }
        if (container.Surroundings["FLASK_ENV"].Text is "development")
            yield return ("FLASK_ENV", "--debug");
        if (container.Surroundings["GUNICORN_CMD_ARGS"].Text is { } arguments
            && Option("gunicorn", ShellScript.Words(arguments)) is { } option)
            yield return ("GUNICORN_CMD_ARGS", option);
    }

    /// <summary>What to do instead.</summary>
    public static string Instead(string told) => told.Contains("--", StringComparison.Ordinal)
        ? "remove it"
        : "use a server that is made for requests from outside, such as gunicorn or uvicorn";

    private static string? Verb(IReadOnlyList<string> args, params ReadOnlySpan<string> verbs)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (verbs.Contains(args[i]))
                return args[i];
        }
        return null;
    }

    private static string? Option(string program, IReadOnlyList<string> args)
    {
        if (!Servers.Contains(program))
            return null;
        for (var i = 0; i < args.Count; i++)
        {
            if (Reload(args[i]) is { } name)
                return $"{program} {name}";
        }
        return null;
    }

    private static string? Reload(string word)
    {
        if (!word.StartsWith('-'))
            return null;
        var end = word.IndexOf('=') is > 0 and var separator ? separator : word.Length;
        foreach (var name in Reloading)
        {
            if (word.AsSpan(0, end).SequenceEqual(name))
                return end == word.Length || IsOn(word[(end + 1)..]) ? name : null;
        }
        return null;
    }

    // As Flask and click read it.
    private static bool IsOn(string text) => text.Trim().ToLowerInvariant() is not ("" or "0" or "false" or "no" or "off" or "f" or "n");
}
