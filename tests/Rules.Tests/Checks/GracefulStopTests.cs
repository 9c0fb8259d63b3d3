namespace PyOps.Rules.Tests.Checks;

public class GracefulStopTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("terminationGracePeriodSeconds: null", "")]
    [InlineData("terminationGracePeriodSeconds: 0", "terminationGracePeriodSeconds")]
    [InlineData("terminationGracePeriodSeconds: 1", "")]
    [InlineData("terminationGracePeriodSeconds: -1", "terminationGracePeriodSeconds")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 10}}}}]", "")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 11}}}}]",
        "containers[0].lifecycle.preStop")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 30}}}}]", "")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 31}}}}]", "containers[0].lifecycle.preStop")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {exec: {command: [sleep, '11']}}}}]",
        "containers[0].lifecycle.preStop")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {exec: {command: [sh, -c, 'sleep 1m "
            + "&& nginx -s quit']}}}}]",
        "containers[0].lifecycle.preStop")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {exec: {command: [/bin/stop, '60']}}}}]",
        "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: null}}]", "")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout, '11']}]",
        "containers[0].command")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=10]}]", "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, args: [--graceful-timeout=11]}]", "containers[0].args")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [uvicorn, --timeout-graceful-shutdown, '20']}]",
        "containers[0].command")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn], env: [{name: GUNICORN_CMD_ARGS, "
            + "value: '--graceful-timeout=20'}]}]",
        "containers[0].command")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=5], env: [{name: "
            + "GUNICORN_CMD_ARGS, value: '--graceful-timeout=20'}]}]",
        "")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=6], lifecycle: "
            + "{preStop: {sleep: {seconds: 5}}}}]",
        "containers[0].command")]
    [InlineData(
        "initContainers: [{name: i, args: [--graceful-timeout=99]}, {name: s, restartPolicy: Always, args: "
            + "[--graceful-timeout=99]}], ephemeralContainers: [{name: e, args: [--graceful-timeout=99]}]",
        "initContainers[1].args")]
    [InlineData("os: {name: windows}, terminationGracePeriodSeconds: 0", "terminationGracePeriodSeconds")]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData(
        "terminationGracePeriodSeconds: 9223372036854775807, containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: "
            + "9223372036854775807}}}}]",
        "")]
    [InlineData(
        "containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 9223372036854775807}}}}]",
        "containers[0].lifecycle.preStop")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: -5}}}}]", "")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {sleep: {}}}}]", "")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {httpGet: {port: 8080}}}}]", "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {postStart: {sleep: {seconds: 11}}}}]", "")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=5], lifecycle: "
            + "{preStop: {sleep: {seconds: 5}}}}]",
        "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout, ten]}]", "")]
    [InlineData(
        "terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn], env: [{name: GUNICORN_CMD_ARGS, "
            + "value: null}]}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, a], lifecycle: {preStop: {sleep: {seconds: 5}}}}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [sh, -c, 'exec poetry run gunicorn a'], lifecycle: {preStop: {sleep: {seconds: 5}}}}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, args: [gunicorn, a], lifecycle: {preStop: {sleep: {seconds: 5}}}}]", "containers[0].args")]
    [InlineData("containers: [{name: app, command: [python, -m, gunicorn, a]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, -c, gunicorn.conf.py, a], lifecycle: {preStop: {sleep: {seconds: 5}}}}]", "")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, a], envFrom: [{configMapRef: {name: a}}], lifecycle: {preStop: {sleep: "
            + "{seconds: 5}}}}]",
        "")]
    [InlineData("terminationGracePeriodSeconds: 2, containers: [{name: app, command: [hypercorn, a]}]", "containers[0].command")]
    [InlineData("terminationGracePeriodSeconds: 2, containers: [{name: app, command: [uvicorn, a]}]", "")]
    [InlineData(
        "terminationGracePeriodSeconds: 40, containers: [{name: app, command: [gunicorn, a], lifecycle: {preStop: {sleep: "
            + "{seconds: 5}}}}]",
        "")]
    public void There_is_time_to_stop(string spec, string found) => Given.Found("graceful-stop", spec, found);
}
