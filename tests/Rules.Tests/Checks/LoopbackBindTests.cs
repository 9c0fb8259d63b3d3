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
    [InlineData(
        "containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: '--bind 127.0.0.1:8000'}]}]",
        "containers[0].env[GUNICORN_CMD_ARGS]")]
    [InlineData("containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: '--bind=0.0.0.0:8000'}]}]", "")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, -b, '0.0.0.0:80'], env: [{name: GUNICORN_CMD_ARGS, value: '--bind "
            + "127.0.0.1:8000'}]}]",
        "")]
    [InlineData("containers: [{name: app, env: [{name: UVICORN_HOST, value: 127.0.0.1}]}]", "containers[0].env[UVICORN_HOST]")]
    [InlineData("containers: [{name: app, env: [{name: UVICORN_HOST, valueFrom: {}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_HOST, value: localhost}]}]", "")]
    [InlineData(
        "initContainers: [{name: i, command: [psql, --host, localhost]}, {name: s, restartPolicy: Always, command: [x, --host, "
            + "localhost], ports: [{containerPort: 8080}]}], ephemeralContainers: [{name: e, command: [x, --host, localhost]}]",
        "initContainers[1].command")]
    [InlineData("os: {name: windows}, containers: [{name: app, command: [uvicorn, 'a:b', --host, localhost]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: null, args: null, env: null}]", "")]
    [InlineData("containers: [{name: app, command: [], args: []}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, 'unix:/tmp/app.sock']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '[::1]:8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '[::]:8000']}]", "")]
    [InlineData("containers: [{name: app, command: [tini, --, gunicorn, --bind, '127.0.0.1:8000']}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: '--workers 2 --bind=\"127.0.0.1:8000\"'}]}]",
        "containers[0].env[GUNICORN_CMD_ARGS]")]
    [InlineData("containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: null}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: UVICORN_HOST, value: 127.0.0.1}, {name: UVICORN_HOST, value: 0.0.0.0}]}]", "")]
    [InlineData("containers: [{name: app, command: [flask, run]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [flask, --app, shop, run, -p, '8080']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, -m, flask, run, --host=0.0.0.0]}]", "")]
    [InlineData("containers: [{name: app, command: [flask, run], env: [{name: FLASK_RUN_HOST, value: 0.0.0.0}]}]", "")]
    [InlineData("containers: [{name: app, command: [flask, db, upgrade]}]", "")]
    [InlineData("containers: [{name: app, command: [uvicorn, 'a:b']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uv, run, --frozen, uvicorn, 'a:b']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uvicorn, 'a:b', --uds, /run/a.sock]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, a], env: [{name: PORT, value: '8080'}]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, a], env: [{name: PORT, valueFrom: {}}]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, a], envFrom: [{configMapRef: {name: a}}]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, -c, conf.py, a]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, a], env: [{name: GUNICORN_CMD_ARGS, value: '--bind :8000'}]}]", "")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver, '8000']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver, --settings, x, '0:8000']}]", "")]
    [InlineData("containers: [{name: app, command: [hypercorn, a]}, {name: b, command: [daphne, a]}]", "")]
    [InlineData("containers: [{name: app, command: [hypercorn, a], ports: [{containerPort: 8000}]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [daphne, a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [waitress-serve, a]}]", "")]
    [InlineData("containers: [{name: app, command: [mlflow, server]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [jupyter, lab]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [jupyter, lab, --ip=0.0.0.0]}]", "")]
    [InlineData("containers: [{name: app, args: [uvicorn, 'a:b']}]", "containers[0].args")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, --bind, 'unix:/run/a.sock', --bind, '127.0.0.1:8080']}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, command: [x, --host, localhost]}]", "")]
    [InlineData(
        "containers: [{name: app, command: [x, --host, localhost], livenessProbe: {tcpSocket: {port: 80}}}]",
        "containers[0].command")]
    [InlineData(
        "containers: [{name: app, args: [--host=127.0.0.1, --port=8081]}, {name: proxy, args: "
            + "['--upstream=http://127.0.0.1:8081/']}]",
        "")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, -b, '127.0.0.1:8081'], ports: [{containerPort: 8081}]}, {name: proxy, "
            + "args: ['--upstream=http://127.0.0.1:8081/']}]",
        "")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, -b, '127.0.0.1:8081'], ports: [{containerPort: 8081}]}, {name: proxy, "
            + "args: ['--upstream=http://127.0.0.1:9/']}]",
        "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, -b, '127.0.0.1:8081'], livenessProbe: {tcpSocket: {port: 8081}}}, {name: "
            + "proxy, args: ['--upstream=http://127.0.0.1:8081/']}]",
        "containers[0].command")]
    [InlineData(
        "hostNetwork: true, containers: [{name: app, command: [uvicorn, a], livenessProbe: {httpGet: {port: 8000, host: "
            + "127.0.0.1}}}]",
        "")]
    [InlineData("restartPolicy: Never, containers: [{name: app, command: [uvicorn, a]}]", "")]
    public void A_server_listens_where_others_reach_it(string spec, string found) => Given.Found("loopback-bind", spec, found);
}
