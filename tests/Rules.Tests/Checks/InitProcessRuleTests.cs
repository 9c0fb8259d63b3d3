namespace PyOps.Rules.Tests.Checks;

public class InitProcessRuleTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, command: null, args: [python]}]", "")]
    [InlineData("containers: [{name: app, command: [], args: [python]}]", "")]
    [InlineData("containers: [{name: app, command: [python, -m, shop]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [tini, --, python]}]", "")]
    [InlineData("containers: [{name: app, command: [/usr/bin/dumb-init, python]}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec tini -- python']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec python']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [/app/init]}]", "containers[0].command")]
    [InlineData("shareProcessNamespace: true, containers: [{name: app, command: [python]}]", "")]
    [InlineData("shareProcessNamespace: false, containers: [{name: app, command: [python]}]", "containers[0].command")]
    [InlineData("hostPID: true, containers: [{name: app, command: [python]}]", "")]
    [InlineData("os: {name: windows}, containers: [{name: app, command: [python]}]", "")]
    [InlineData(
        "initContainers: [{name: i, command: [cp]}, {name: s, restartPolicy: Always, command: [proxy]}], ephemeralContainers: "
            + "[{name: e, command: [bash]}]",
        "initContainers[1].command")]
    [InlineData("containers: [{name: app, command: [docker-init, --, python]}]", "")]
    [InlineData("containers: [{name: app, command: [catatonit, --, python]}]", "")]
    [InlineData("containers: [{name: app, command: [/init, python]}]", "")]
    [InlineData("containers: [{name: app, command: [s6-svscan, /etc/s6]}]", "")]
    [InlineData("containers: [{name: app, command: [env, A=b, tini, python]}]", "")]
    [InlineData("containers: [{name: app, command: [python, tini]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [tini], args: null}]", "")]
    [InlineData("shareProcessNamespace: null, containers: [{name: app, command: [python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'tini -- python']}]", "")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'tini -- python']}]", "")]
    [InlineData(
        "containers: [{name: app, command: [sleep, infinity]}, {name: b, command: [tail, -f, /dev/null]}, {name: c, command: "
            + "[sh, -c, 'sleep 9']}]",
        "")]
    [InlineData("containers: [{name: app, command: [supervisord, -n]}]", "")]
    [InlineData(
        "containers: [{name: app, command: [gosu, shop, tini, --, python]}, {name: b, command: [su-exec, shop, dumb-init, python]}]",
        "")]
    [InlineData("containers: [{name: app, command: [gosu, shop, python]}]", "containers[0].command")]
    [InlineData("shareProcessNamespace: true, containers: [{name: app, command: [/init]}]", "containers[0].command")]
    [InlineData("hostPID: true, containers: [{name: app, command: [/init]}]", "containers[0].command")]
    [InlineData("shareProcessNamespace: true, containers: [{name: app, command: [tini, --, python]}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python a.py; python b.py; sleep 1']}]", "")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'gunicorn a']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [bash, start.sh]}, {name: b, command: [/start.sh]}]", "")]
    [InlineData("nodeSelector: {kubernetes.io/os: windows}, containers: [{name: app, command: [python]}]", "")]
    [InlineData("nodeSelector: {kubernetes.io/os: linux, a: b}, containers: [{name: app, command: [python]}]", "containers[0].command")]
    [InlineData("restartPolicy: Never, containers: [{name: app, command: [python]}]", "")]
    public void Something_reaps_zombies(string spec, string found) => Given.Found("init-process", spec, found);
}
