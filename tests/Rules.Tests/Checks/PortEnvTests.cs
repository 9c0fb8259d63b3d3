namespace PyOps.Rules.Tests.Checks;

public class PortEnvTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '8080'}], ports: [{containerPort: 8080}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '8000'}], ports: [{containerPort: 8080}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '8000'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '+8080'}], ports: [{containerPort: 8080}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '08080'}], ports: [{containerPort: 8080}]}]", "")]
    [InlineData(
        "containers: [{name: app, env: [{name: P, value: '8080'}, {name: PORT, value: '$(P)'}], ports: [{containerPort: 8080}]}]",
        "")]
    [InlineData(
        "containers: [{name: app, env: [{name: P, value: '1'}, {name: PORT, value: '$(P)'}], ports: [{containerPort: 8080}]}]",
        "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '$(P)'}, {name: P, value: '1'}], ports: [{containerPort: 8080}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '9090'}], ports: [{containerPort: 8080}, {containerPort: 9090}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: ''}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: null}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, valueFrom: {configMapKeyRef: {name: a, key: b}}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '$(OTHER)'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: 'http'}], ports: [{containerPort: 8080}]}]", "containers[0].env[PORT]")]
    [InlineData(
        "containers: [{name: app, env: [{name: PORT, value: '1'}, {name: PORT, value: '8080'}], ports: [{containerPort: 8080}]}]",
        "")]
    [InlineData(
        "initContainers: [{name: s, restartPolicy: Always, env: [{name: PORT, value: '1'}], ports: [{containerPort: 2}]}]",
        "initContainers[0].env[PORT]")]
    [InlineData("ephemeralContainers: [{name: e, env: [{name: PORT, value: '1'}]}]", "")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app, env: [{name: PORT, value: '8000'}], ports: [{containerPort: 2}]}]",
        "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: null, ports: null}]", "")]
    [InlineData("initContainers: [{name: i, env: [{name: PORT, value: '1'}], ports: [{containerPort: 2}]}]", "")]
    public void PORT_is_a_port_of_the_container(string spec, string found) => Given.Found("port-env", spec, found);
}
