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
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 11}}}}]", "containers[0].lifecycle.preStop")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 30}}}}]", "")]
    [InlineData("containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 31}}}}]", "containers[0].lifecycle.preStop")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {exec: {command: [sleep, '11']}}}}]", "containers[0].lifecycle.preStop")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {exec: {command: [sh, -c, 'sleep 1m && nginx -s quit']}}}}]", "containers[0].lifecycle.preStop")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: {exec: {command: [/bin/stop, '60']}}}}]", "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, lifecycle: {preStop: null}}]", "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout, '11']}]", "containers[0].command")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=10]}]", "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, args: [--graceful-timeout=11]}]", "containers[0].command")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [uvicorn, --timeout-graceful-shutdown, '20']}]", "containers[0].command")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn], env: [{name: GUNICORN_CMD_ARGS, value: '--graceful-timeout=20'}]}]", "containers[0].command")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=5], env: [{name: GUNICORN_CMD_ARGS, value: '--graceful-timeout=20'}]}]", "")]
    [InlineData("terminationGracePeriodSeconds: 10, containers: [{name: app, command: [gunicorn, --graceful-timeout=6], lifecycle: {preStop: {sleep: {seconds: 5}}}}]", "containers[0].command")]
    [InlineData("initContainers: [{name: i, args: [--graceful-timeout=99]}, {name: s, restartPolicy: Always, args: [--graceful-timeout=99]}], ephemeralContainers: [{name: e, args: [--graceful-timeout=99]}]", "initContainers[1].command")]
    [InlineData("os: {name: windows}, terminationGracePeriodSeconds: 0", "terminationGracePeriodSeconds")]
    public void There_is_time_to_stop(string spec, string found) => Given.Found("graceful-stop", spec, found);
}
