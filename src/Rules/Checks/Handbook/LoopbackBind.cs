using System.Buffers;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A server listens where others can reach it.
/// Reads: command, args and the variables by which Python servers are told where to listen; of regular containers and sidecars, because in
/// the others an address is that of something they connect to.
/// Allowed: anything that does not name loopback (127.x.x.x, localhost, ::1); several addresses of which one is another; the command line
/// counts before the variables.
/// </summary>
internal static class LoopbackBind
{
    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");

    private static readonly string[] Options = ["--bind", "-b", "--host", "--address", "--addr", "--listen", "--http", "--http-socket"];

    private static readonly string[] Variables =
        ["UVICORN_HOST", "FLASK_RUN_HOST", "GRANIAN_HOST", "STREAMLIT_SERVER_ADDRESS", "UWSGI_HTTP", "UWSGI_HTTP_SOCKET"];

    public static readonly Rule Rule = new(Check)
    {
        Id = "loopback-bind",
        Practice = "6.1",
        Default = Effect.Warn,
        Title = "A server that listens on 127.0.0.1",
        Why = "Probes and Services connect to the pod's address: they are refused although the application runs.",
        Fix = "Listen on 0.0.0.0.",
        Before = """
            containers:
            - name: app
              command: [gunicorn, --bind, "127.0.0.1:8000", shop.wsgi]
            """,
        After = """
            containers:
            - name: app
              command: [gunicorn, --bind, "0.0.0.0:8000", shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (!container.Stays)
                continue;
            var words = container.Command is [] ? container.Args : container.Application;
            if (Listens(words) is { } told)
                Report(findings, container, container.Command is [] ? "args" : "command", told);
            else
                CheckVariables(findings, container);
        }
    }

    private static void CheckVariables(Findings findings, ContainerView container)
    {
        if (container.Variable("GUNICORN_CMD_ARGS") is { } arguments)
            Report(findings, container, "env[GUNICORN_CMD_ARGS]", Listens(CommandLine.Words(arguments.Value)));
        foreach (var name in Variables)
        {
            if (container.Variable(name) is { } variable)
                Report(findings, container, $"env[{name}]", new Told(variable.Value, IsLoopback(variable.Value)));
        }
    }

    private static void Report(Findings findings, ContainerView container, string field, Told? told)
    {
        if (told is { OnlyLoopback: true, First: var address })
            findings.Add(container, field, address, $"{Show.Quoted(address)} is reached only from inside the pod; listen on 0.0.0.0");
    }

    private static Told? Listens(IReadOnlyList<string> words)
    {
        Told? told = null;
        for (var i = 0; i < words.Count; i++)
        {
            // Django's: manage.py runserver 127.0.0.1:8000
            if (words[i] == "runserver" && i + 1 < words.Count)
                told = And(told, words[i + 1]);
            if (!words[i].StartsWith('-'))
                continue;
            foreach (var option in Options)
            {
                if (CommandLine.Value(words, i, option) is { } value)
                    told = And(told, value);
            }
        }
        return told;
    }

    private static Told And(Told? before, string address) =>
        before is { } told ? told with { OnlyLoopback = told.OnlyLoopback && IsLoopback(address) } : new(address, IsLoopback(address));

    // host[:port]
    private static bool IsLoopback(string address)
    {
        var text = address.AsSpan().Trim();
        if (text.StartsWith("[::1]", StringComparison.Ordinal) || text.SequenceEqual("::1"))
            return true;
        var host = text.IndexOf(':') is >= 0 and var end ? text[..end] : text;
        if (text[host.Length..].Contains('/'))
            return false; // redis://..., which something connects to
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (host.StartsWith("127.", StringComparison.Ordinal) && !host.ContainsAnyExcept(DigitsAndDots));
    }

    /// <summary>What a server is told about where to listen.</summary>
    /// <param name="First">The first address.</param>
    /// <param name="OnlyLoopback">Whether each one is loopback.</param>
    private readonly record struct Told(string First, bool OnlyLoopback);
}
