using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Knows what is for development only: servers, reloading, debuggers.</summary>
internal static class Development
{
    private static readonly string[] Reloading = ["--reload", "--auto-reload", "--autoreload", "--debug", "--dev", "--py-autoreload"];

    // Those whose --reload and --debug mean that; elsewhere the words may mean anything.
    private static readonly string[] Servers =
    [
        "gunicorn", "uvicorn", "hypercorn", "granian", "sanic", "litestar", "fastapi", "flask", "quart", "uwsgi", "daphne", "adev",
    ];

    private static readonly string[] Watchers = ["watchmedo", "watchfiles", "hupper", "nodemon", "jurigged", "debugpy", "pdb"];

    private static readonly string[] Switches =
        ["FLASK_DEBUG", "QUART_DEBUG", "LITESTAR_DEBUG", "UVICORN_RELOAD", "GRANIAN_RELOAD", "UWSGI_PY_AUTORELOAD", "UVICORN_DEBUG"];

    /// <summary>The words that say it; null when none do.</summary>
    public static string? Told(string program, IReadOnlyList<string> args)
    {
        if (Array.IndexOf(Watchers, program) >= 0)
            return program;
        if (program is "http.server" or "wsgiref.simple_server")
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
    public static IEnumerable<(string Variable, string Told)> Variables(ContainerView container)
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
        foreach (var word in args)
        {
            if (verbs.Contains(word))
                return word;
        }
        return null;
    }

    private static string? Option(string program, IReadOnlyList<string> args)
    {
        if (Array.IndexOf(Servers, program) < 0)
            return null;
        foreach (var word in args)
        {
            var name = word.IndexOf('=') is > 0 and var end ? word[..end] : word;
            if (Array.IndexOf(Reloading, name) >= 0 && (name.Length == word.Length || IsOn(word[(name.Length + 1)..])))
                return $"{program} {name}";
        }
        return null;
    }

    // As Flask and click read it.
    private static bool IsOn(string text) => text.Trim().ToLowerInvariant() is not ("" or "0" or "false" or "no" or "off" or "f" or "n");
}
