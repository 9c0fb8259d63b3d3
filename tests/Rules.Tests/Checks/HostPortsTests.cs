namespace PyOps.Rules.Tests.Checks;

public class HostPortsTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, ports: null}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 80}]}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 80, hostPort: 0}]}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 80, hostPort: null}]}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 80, hostPort: 1}]}]", "containers[0].ports[0].hostPort")]
    [InlineData(
        "containers: [{name: app, ports: [{containerPort: 80}, {containerPort: 81, hostPort: 65535}]}]",
        "containers[0].ports[1].hostPort")]
    [InlineData(
        "initContainers: [{name: i, ports: [{hostPort: 80}]}, {name: s, restartPolicy: Always, ports: [{hostPort: 80}]}], "
            + "containers: [{name: app}], ephemeralContainers: [{name: e, ports: [{hostPort: 80}]}]",
        "initContainers[0].ports[0].hostPort, initContainers[1].ports[0].hostPort, ephemeralContainers[0].ports[0].hostPort")]
    [InlineData("os: {name: windows}, containers: [{name: app, ports: [{hostPort: 80}]}]", "containers[0].ports[0].hostPort")]
    [InlineData("containers: [{name: app, ports: []}]", "")]
    [InlineData("containers: [{name: app, ports: [null]}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 80, hostPort: -1}]}]", "containers[0].ports[0].hostPort")]
    public void No_port_of_the_node(string spec, string found) => Given.Found("host-ports", spec, found);
}
