using System.Globalization;
using PyOps.Rules.Commands;

namespace PyOps.Rules.Tests.Programs;

/// <summary>
/// The table of servers against the real ones that Debian has: where they listen when nothing is said, and what they say of themselves.
/// </summary>
public class ServerTests
{
    [ServerTheory]
    [InlineData("gunicorn", "gunicorn probe:app")]
    [InlineData("uvicorn", "uvicorn probe:asgi")]
    [InlineData("hypercorn", "python3 -m hypercorn probe:asgi")]
    [InlineData("daphne", "python3 -m daphne probe:asgi")]
    [InlineData("waitress-serve", "python3 -m waitress probe:app")]
    [InlineData("flask run", "python3 -m flask --app probe:flask run")]
    [InlineData("django-admin runserver", "python3 -m django runserver --noreload --settings probe")]
    [InlineData("http.server", "python3 -m http.server")]
    public async Task A_server_listens_by_itself_where_the_table_says(string name, string command)
    {
        var server = Servers.Find(name.Split(' ')[0], name.Split(' '))!;

        Assert.Equal(server.Host, await RealServer.Listens(command));
    }

    [ServerTheory]
    [InlineData("gunicorn probe:app", "PORT=8080", "0.0.0.0")]
    [InlineData("gunicorn probe:app", "WEB_CONCURRENCY=2", "127.0.0.1")]
    [InlineData("gunicorn probe:app", "GUNICORN_CMD_ARGS=--bind=0.0.0.0:8080", "0.0.0.0")]
    [InlineData("uvicorn probe:asgi", "PORT=8080", "127.0.0.1")]
    [InlineData("uvicorn probe:asgi", "UVICORN_HOST=0.0.0.0", "0.0.0.0")]
    [InlineData("python3 -m flask --app probe:flask run", "FLASK_RUN_HOST=0.0.0.0", "0.0.0.0")]
    [InlineData("uwsgi_python3 --wsgi-file probe.py --callable app", "UWSGI_HTTP_SOCKET=127.0.0.1:8080", "127.0.0.1")]
    [InlineData("uwsgi_python3 --wsgi-file probe.py --callable app --http-socket :8080", "A=B", "0.0.0.0")]
    public async Task A_variable_does_what_the_rule_takes_it_for(string command, string variable, string host) =>
        Assert.Equal(host, await RealServer.Listens(command, variable));

    [ServerTheory]
    [InlineData("gunicorn", "gunicorn.__version__")]
    [InlineData("uvicorn", "uvicorn.__version__")]
    [InlineData("hypercorn", "importlib.metadata.version('hypercorn')")]
    [InlineData("daphne", "daphne.__version__")]
    [InlineData("waitress-serve", "importlib.metadata.version('waitress')")]
    [InlineData("flask", "flask.__version__")]
    [InlineData("django-admin", "django.__version__")]
    public async Task The_table_names_the_version_that_was_measured(string program, string expression)
    {
        var version = Assert.Single(await RealServer.Ask($"import importlib.metadata, {expression.Split('.')[0]}; print({expression})"));

        Assert.Contains(Servers.All, server => server.Program == program && server.Source == $"{version}, measured");
    }

    [ServerFact]
    public async Task What_servers_do_at_once_and_at_the_end_is_what_they_say_themselves()
    {
        var said = await RealServer.Ask("""
            import gunicorn.config as g, hypercorn.config as h, waitress.adjustments as w
            print(g.Workers.default, g.WorkerThreads.default, g.WorkerClass.default, g.GracefulTimeout.default)
            print(int(h.Config().graceful_timeout), w.Adjustments.threads)
            """);

        var gunicorn = Servers.Find("gunicorn", [])!;
        var seconds = Servers.Find("hypercorn", [])!.GracefulSeconds;
        var threads = Servers.Find("waitress-serve", [])!.Workforce!.Threads;
        Assert.Equal([$"1 {gunicorn.Workforce!.Threads} sync {gunicorn.GracefulSeconds}", $"{seconds} {threads}"], said);
    }

    [ServerTheory]
    [InlineData("gunicorn probe:app", 1)]
    [InlineData("gunicorn --threads 4 probe:app", 2)]
    [InlineData("gunicorn -w 2 probe:app", 2)]
    [InlineData("gunicorn -k gthread probe:app", 1)]
    [InlineData("python3 -m waitress probe:app", 2)]
    [InlineData("python3 -m waitress --threads 1 probe:app", 1)]
    [InlineData("python3 -m flask --app probe:flask run", 2)]
    [InlineData("python3 -m flask --app probe:flask run --without-threads", 1)]
    [InlineData("python3 -m django runserver --noreload --settings probe", 2)]
    [InlineData("python3 -m django runserver --noreload --nothreading --settings probe", 1)]
    [InlineData("uwsgi_python3 --wsgi-file probe.py --callable app --http-socket 127.0.0.1:8000", 1)]
    [InlineData("uwsgi_python3 --wsgi-file probe.py --callable app --http-socket 127.0.0.1:8000 --threads 2 --enable-threads", 2)]
    [InlineData("uwsgi_python3 --wsgi-file probe.py --callable app --http-socket 127.0.0.1:8000 -p 2 --master", 2)]
    public async Task One_request_keeps_others_waiting_where_the_rule_says_so(string command, int atOnce)
    {
        var words = command.Replace("uwsgi_python3", "uwsgi", StringComparison.Ordinal).Split(' ');
        var quoted = string.Join(", ", words.Select(word => $"'{word}'"));
        var found = Given.Findings("concurrency", $"containers: [{{name: app, command: [{quoted}]}}]");

        Assert.Equal(atOnce == 1, found is not []);
        Assert.Equal(atOnce.ToString(CultureInfo.InvariantCulture), await RealServer.AtOnce(command));
    }
}
