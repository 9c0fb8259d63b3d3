namespace PyOps.Rules.Tests.Checks;

public class ShellFormRuleTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, command: [], args: [sh, -c, python]}]", "")]
    [InlineData("containers: [{name: app, command: [python]}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c], args: [python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, exec python]}]", "")]
    [InlineData("containers: [{name: app, command: [dash, -c, 'cd /app; python']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [bash, -c, python]}]", "")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'python | tee log']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [ash, -c, 'exec python | tee log']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [tini, --, sh, -c, python]}]", "containers[0].command")]
    [InlineData(
        "initContainers: [{name: i, command: [sh, -c, cp]}, {name: s, restartPolicy: Always, command: [sh, -c, x]}], "
            + "ephemeralContainers: [{name: e, command: [sh, -c, x]}]",
        "initContainers[1].command")]
    [InlineData("os: {name: windows}, containers: [{name: app, command: [sh, -c, python]}]", "")]
    [InlineData("containers: [{name: app, command: null, args: [sh, -c, python]}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c], args: null}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, '']}]", "")]
    [InlineData("containers: [{name: app, command: [/bin/sh, -ec, 'cd /app && python']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'cd /app && exec python']}]", "")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'cd /app; python']}]", "")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'if true; then python; fi']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'python &']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, start.sh]}]", "")]
    [InlineData("containers: [{name: app, command: [dumb-init, sh, -c, python]}]", "")]
    [InlineData("containers: [{name: a, command: [sh, -c, exec python]}, {name: b, command: [sh, -c, python]}]", "containers[1].command")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'gunicorn a > /proc/1/fd/1 2>&1']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [/bin/bash, -lc, python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [ash, -c, python]}]", "")]
    [InlineData("containers: [{name: app, command: [conda, run, -n, base, python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [tini, -g, --, conda, run, -n, base, python]}]", "")]
    [InlineData("containers: [{name: app, command: [tini, --, conda, run, --no-capture-output, python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec conda run python']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [micromamba, run, python]}]", "")]
    [InlineData("containers: [{name: app, command: [conda, info]}]", "")]
    [InlineData("initContainers: [{name: wait, command: [sh, -c, 'until nc -z db 5432; do sleep 2; done']}]", "")]
    [InlineData("nodeSelector: {kubernetes.io/os: windows}, containers: [{name: app, command: [sh, -c, python]}]", "")]
    public void Signals_reach_the_application(string spec, string found) => Given.Found("shell-form", spec, found);
}
