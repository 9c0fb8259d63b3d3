namespace PyOps.Rules.Tests.Checks;

public class FaultHandlerTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, args: [python]}]", "")]
    [InlineData("containers: [{name: app, command: [python, -m, shop]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [/usr/bin/python3.12, a.py]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [gunicorn, a]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [./app.py]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [tini, --, python]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [tini, -g, --, uvicorn]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec python a.py']}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [env, A=b, python]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [pythonista]}]", "")]
    [InlineData("containers: [{name: app, command: [nginx]}]", "")]
    [InlineData("containers: [{name: app, command: [python, -X, faulthandler, a.py]}]", "")]
    [InlineData("containers: [{name: app, command: [python, -Xfaulthandler, a.py]}]", "")]
    [InlineData("containers: [{name: app, command: [python], env: [{name: PYTHONFAULTHANDLER, value: '1'}]}]", "")]
    [InlineData("containers: [{name: app, command: [python], env: [{name: PYTHONFAULTHANDLER, value: ''}]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [python], env: [{name: PYTHONFAULTHANDLER, valueFrom: {}}]}]", "")]
    [InlineData("containers: [{name: app, command: [python], envFrom: [{configMapRef: {name: a}}]}]", "")]
    [InlineData("containers: [{name: app, command: [python], envFrom: []}]", "containers[0].env")]
    [InlineData(
        "initContainers: [{name: i, command: [python]}, {name: s, restartPolicy: Always, command: [python]}], "
            + "ephemeralContainers: [{name: e, command: [python]}]",
        "initContainers[0].env, initContainers[1].env")]
    [InlineData("os: {name: windows}, containers: [{name: app, command: [python]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: null, env: null}]", "")]
    [InlineData("containers: [{name: app, command: []}]", "")]
    [InlineData("containers: [{name: app, command: [python], env: [{name: PYTHONFAULTHANDLER, value: null}]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [uv, run, python, -m, shop]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [uv, run, --frozen, shop]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [gosu, shop, poetry, run, flask, run]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [conda, run, -n, a, x]}]", "containers[0].env")]
    [InlineData("containers: [{name: app, command: [python, -X, dev, a.py]}]", "")]
    public void Python_says_where_it_crashed(string spec, string found) => Given.Found("fault-handler", spec, found);
}
