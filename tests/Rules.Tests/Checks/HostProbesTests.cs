namespace PyOps.Rules.Tests.Checks;

public class HostProbesTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: null, lifecycle: null}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: 80}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: 80, host: ''}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: 80, host: null}}}]", "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {host: example.com, port: 80}}}]",
        "containers[0].livenessProbe.httpGet.host")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {tcpSocket: {host: example.com, port: 80}}}]",
        "containers[0].livenessProbe.tcpSocket.host")]
    [InlineData(
        "containers: [{name: app, readinessProbe: {httpGet: {host: example.com, port: 80}}}]",
        "containers[0].readinessProbe.httpGet.host")]
    [InlineData(
        "containers: [{name: app, readinessProbe: {tcpSocket: {host: example.com, port: 80}}}]",
        "containers[0].readinessProbe.tcpSocket.host")]
    [InlineData(
        "containers: [{name: app, startupProbe: {httpGet: {host: example.com, port: 80}}}]",
        "containers[0].startupProbe.httpGet.host")]
    [InlineData(
        "containers: [{name: app, startupProbe: {tcpSocket: {host: example.com, port: 80}}}]",
        "containers[0].startupProbe.tcpSocket.host")]
    [InlineData(
        "containers: [{name: app, lifecycle: {postStart: {httpGet: {host: a}}, preStop: {tcpSocket: {host: b}}}}]",
        "containers[0].lifecycle.postStart.httpGet.host, containers[0].lifecycle.preStop.tcpSocket.host")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {host: 127.0.0.1}}}]", "containers[0].livenessProbe.httpGet.host")]
    [InlineData(
        "initContainers: [{name: i, livenessProbe: {tcpSocket: {host: a}}}, {name: s, restartPolicy: Always, livenessProbe: "
            + "{tcpSocket: {host: a}}}], containers: [{name: app}], ephemeralContainers: [{name: e, livenessProbe: {tcpSocket: "
            + "{host: a}}}]",
        "initContainers[0].livenessProbe.tcpSocket.host, initContainers[1].livenessProbe.tcpSocket.host, "
            + "ephemeralContainers[0].livenessProbe.tcpSocket.host")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app, livenessProbe: {tcpSocket: {host: a}}}]",
        "containers[0].livenessProbe.tcpSocket.host")]
    public void Probes_and_hooks_ask_the_pod(string spec, string found) => Given.Found("host-probes", spec, found);
}
