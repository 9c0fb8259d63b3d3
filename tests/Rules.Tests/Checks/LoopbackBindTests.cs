namespace PyOps.Rules.Tests.Checks;

public class LoopbackBindTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '127.0.0.1:8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, '--bind=localhost:8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, -b, '127.0.0.1:8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, '-b127.1.2.3:8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '0.0.0.0:8000']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, ':8000']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '127.0.0.1:8000', --bind, '0.0.0.0:8000']}]", "")]
    [InlineData("containers: [{name: app, command: [uvicorn, 'a:b', --host, localhost]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uvicorn, 'a:b', --host, '::1']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uvicorn, 'a:b', --host, 'localhost.example.com']}]", "")]
    [InlineData("containers: [{name: app, command: [uvicorn, 'a:b', --host, '127.example.com']}]", "")]
    [InlineData("containers: [{name: app, command: [uvicorn, --host]}]", "")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver, '127.0.0.1:8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver, '0.0.0.0:8000']}]", "")]
    [InlineData("containers: [{name: app, args: [--bind, '127.0.0.1:8000']}]", "containers[0].args")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec gunicorn -b LOCALHOST:80 app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [celery, -b, 'redis://localhost/0']}]", "")]
    [InlineData("containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: '--bind 127.0.0.1:8000'}]}]", "containers[0].env[GUNICORN_CMD_ARGS]")]
    [InlineData("containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: '--bind=0.0.0.0:8000'}]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, -b, '0.0.0.0:80'], env: [{name: GUNICORN_CMD_ARGS, value: '--bind 127.0.0.1:8000'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: UVICORN_HOST, value: 127.0.0.1}]}]", "containers[0].env[UVICORN_HOST]")]
    [InlineData("containers: [{name: app, env: [{name: UVICORN_HOST, valueFrom: {}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_HOST, value: localhost}]}]", "")]
    [InlineData("initContainers: [{name: i, command: [psql, --host, localhost]}, {name: s, restartPolicy: Always, command: [x, --host, localhost]}], ephemeralContainers: [{name: e, command: [x, --host, localhost]}]", "initContainers[1].command")]
    [InlineData("os: {name: windows}, containers: [{name: app, command: [uvicorn, 'a:b', --host, localhost]}]", "containers[0].command")]
    public void A_server_listens_where_others_reach_it(string spec, string found) => Given.Found("loopback-bind", spec, found);
}
