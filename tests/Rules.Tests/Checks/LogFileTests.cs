namespace PyOps.Rules.Tests.Checks;

public class LogFileTests
{
    [Theory]
    [InlineData("containers: [{name: app, command: [gunicorn, --access-logfile, /var/log/a.log, a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, --access-logfile=a.log, a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, --access-logfile, '-', --error-logfile, '-', a]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --log-file=-, a]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --error-logfile, /dev/stderr, a]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --error-logfile, /proc/1/fd/2, a]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --error-logfile, /dev/null, a]}]", "")]
    [InlineData("containers: [{name: app, command: [uwsgi, --logto, /tmp/u.log]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uwsgi, --logger, 'file:/tmp/u.log']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uwsgi, --daemonize, /tmp/u.log]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uwsgi, --logger, stdio]}]", "")]
    [InlineData("containers: [{name: app, command: [celery, -A, a, worker, -f, /tmp/c.log]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [celery, -A, a, worker, --logfile=/tmp/c.log]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [tail, -f, /tmp/c.log]}]", "")]
    [InlineData("containers: [{name: app, command: [daphne, --access-log, /tmp/d.log, a]}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, a], env: [{name: GUNICORN_CMD_ARGS, value: '--access-logfile=/tmp/a.log'}]}]",
        "containers[0].env[GUNICORN_CMD_ARGS]")]
    [InlineData(
        "containers: [{name: app, command: [uwsgi], env: [{name: UWSGI_LOGTO, value: /tmp/u.log}]}]",
        "containers[0].env[UWSGI_LOGTO]")]
    [InlineData("containers: [{name: app, command: [gunicorn, --access-logfile, $(LOG), a]}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec app > /var/log/a.log 2>&1']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec > /var/log/a.log 2>&1; exec app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec app > /proc/1/fd/1 2>&1']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec app 2>&1']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'app >> $LOG']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'nohup app &> app.log & wait']}]", "containers[0].command")]
    [InlineData("initContainers: [{name: i, command: [sh, -c, 'gen > /config/x']}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app, command: [sh, -c, 'dump > /out/x']}]", "")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, --access-logfile, /logs/a.log, a]}, {name: ship, command: [tail, -F, "
            + "/logs/a.log]}]",
        "")]
    [InlineData("containers: [{name: app, args: [--log-file=/tmp/x]}]", "containers[0].args")]
    public void Logs_go_to_the_output(string spec, string found) => Given.Found("log-file", spec, found);
}
