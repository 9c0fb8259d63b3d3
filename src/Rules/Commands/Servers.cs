using System.Collections.Frozen;

namespace PyOps.Rules.Commands;

/// <summary>
/// The servers that are known, in one table. Debian's are asked for it by the tests (ServerTests), which start them and look where they
/// listen; the others' values are from the documentation of the version that is named.
/// </summary>
internal static class Servers
{
    private const string Loopback = "127.0.0.1";
    private const string Everywhere = "0.0.0.0";

    /// <summary>The table.</summary>
    public static readonly Server[] All =
    [
        new()
        {
            Program = "gunicorn", Source = "20.1.0, measured", Host = Loopback, OpensOnPort = true, ArgumentsVariable = "GUNICORN_CMD_ARGS",
            Hosts = ["-b", "--bind"], Files = ["-c", "--config"], GracefulSeconds = 30, GracefulOptions = ["--graceful-timeout"],
            Workforce = new()
            {
                ProcessOptions = ["-w", "--workers"], ThreadOptions = ["--threads"], KindOptions = ["-k", "--worker-class"],
                Variables = ["WEB_CONCURRENCY"],
            },
        },
        new()
        {
            Program = "uvicorn", Source = "0.17.6, measured", Host = Loopback, Hosts = ["--host"], Ports = ["--port"],
            Sockets = ["--uds", "--fd"], HostVariables = ["UVICORN_HOST"], PortVariables = ["UVICORN_PORT"],
            GracefulOptions = ["--timeout-graceful-shutdown"],
        },
        new()
        {
            Program = "hypercorn", Source = "0.13.2, measured", Host = Loopback, Hosts = ["-b", "--bind"], Files = ["-c", "--config"],
            GracefulSeconds = 3, GracefulOptions = ["--graceful-timeout"],
        },
        new()
        {
            Program = "daphne", Source = "4.0.0, measured", Host = Loopback, Hosts = ["-b", "--bind"], Ports = ["-p", "--port"],
            Sockets = ["-u", "--unix-socket", "--fd", "-e", "--endpoint"],
        },
        new()
        {
            Program = "waitress-serve", Source = "2.1.2, measured", Host = Everywhere, Hosts = ["--host", "--listen"], Ports = ["--port"],
            Sockets = ["--unix-socket"], Workforce = new() { Threads = 4, ThreadOptions = ["--threads"] },
        },
        new()
        {
            Program = "flask", Verbs = ["run"], Source = "2.2.2, measured", Host = Loopback,
            Hosts = ["-h", "--host"], Ports = ["-p", "--port"],
            HostVariables = ["FLASK_RUN_HOST"], PortVariables = ["FLASK_RUN_PORT"], Workforce = Threaded("--without-threads"),
        },
        Django("manage.py"), Django("django-admin"),
        new()
        {
            Program = "uwsgi", Source = "2.0.21, measured",
            Hosts =
            [
                "-s", "--socket", "--uwsgi-socket", "--http", "--http-socket", "--http11-socket", "--fastcgi-socket", "--https-socket",
                "--https",
            ],
            HostVariables = ["UWSGI_SOCKET", "UWSGI_HTTP", "UWSGI_HTTP_SOCKET"], Files = UwsgiFiles,
            FileVariables = ["UWSGI_INI", "UWSGI_YAML", "UWSGI_YML", "UWSGI_JSON", "UWSGI_XML"],
            Workforce = new()
            {
                ProcessOptions = ["-p", "--processes", "--workers"], ThreadOptions = ["--threads"],
                KindOptions = ["--gevent", "--asyncio", "--async", "--ugreen", "--cheaper", "--emperor"],
                Variables = ["UWSGI_PROCESSES", "UWSGI_WORKERS", "UWSGI_THREADS", "UWSGI_GEVENT", "UWSGI_ASYNC", "UWSGI_ASYNCIO"],
            },
        },
        .. OtherServers.All,
    ];

    private static string[] UwsgiFiles => ["--ini", "--yaml", "--yml", "--json", "--xml", "-x", "-y", "-j"];

    private static readonly FrozenDictionary<string, Server[]> byProgram = All.GroupBy(server => server.Program, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The server of a name and its arguments; null when it is none that is known.</summary>
    public static Server? Find(string program, IReadOnlyList<string> args)
    {
        foreach (var server in byProgram.GetValueOrDefault(program, []))
        {
            if (server.Verbs is [] || Verb(server, args) >= 0)
                return server;
        }
        return null;
    }

    /// <summary>The place of the word by which a program serves; below 0 when there is none.</summary>
    public static int Verb(Server server, IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (Array.IndexOf(server.Verbs, args[i]) >= 0)
                return i;
        }
        return -1;
    }

    private static Workforce Threaded(string without) => new() { Threads = int.MaxValue, SingleOptions = [without] };

    private static Server Django(string program) => new()
    {
        Program = program,
        Verbs = ["runserver", "runserver_plus", "runsslserver"],
        Source = "3.2.25, measured",
        Host = Loopback,
        TakesAddress = true,
        Workforce = Threaded("--nothreading"),
    };
}
