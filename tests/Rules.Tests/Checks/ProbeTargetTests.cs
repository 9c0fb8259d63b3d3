namespace PyOps.Rules.Tests.Checks;

public class ProbeTargetTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: http}}}]", "containers[0].livenessProbe.httpGet.port")]
    [InlineData("containers: [{name: app, ports: [{name: http, containerPort: 8080}], livenessProbe: {httpGet: {port: http}}}]", "")]
    [InlineData(
        "containers: [{name: app, ports: [{name: http, containerPort: 8080}], startupProbe: {tcpSocket: {port: HTTP}}}]",
        "containers[0].startupProbe.tcpSocket.port")]
    [InlineData("containers: [{name: app, readinessProbe: {httpGet: {port: 8080}}}]", "")]
    [InlineData("containers: [{name: app, readinessProbe: {httpGet: {port: ''}}}]", "containers[0].readinessProbe.httpGet.port")]
    [InlineData(
        "initContainers: [{name: s, restartPolicy: Always, startupProbe: {httpGet: {port: web}}}], containers: [{name: app, "
            + "ports: [{name: web, containerPort: 8080}]}]",
        "initContainers[0].startupProbe.httpGet.port")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}}, readinessProbe: {httpGet: {port: 8080}}}]",
        "containers[0].livenessProbe")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080, scheme: HTTP}}, readinessProbe: {httpGet: {port: 8080}}}]",
        "containers[0].livenessProbe")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080, path: /a}}, readinessProbe: {httpGet: {port: 8080, "
            + "path: /b}}}]",
        "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}, failureThreshold: 4}, readinessProbe: {httpGet: "
            + "{port: 8080}}}]",
        "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}, periodSeconds: 5}, readinessProbe: {httpGet: {port: "
            + "8080}}}]",
        "containers[0].livenessProbe")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}, periodSeconds: 20, failureThreshold: 3}, "
            + "readinessProbe: {httpGet: {port: 8080}, failureThreshold: 100}}]",
        "containers[0].livenessProbe")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}, periodSeconds: 61, failureThreshold: 1}, "
            + "readinessProbe: {httpGet: {port: 8080}, failureThreshold: 100}}]",
        "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {exec: {command: [a, b]}}, readinessProbe: {exec: {command: [a, b]}}}]",
        "containers[0].livenessProbe")]
    [InlineData("containers: [{name: app, livenessProbe: {exec: {command: [a, b]}}, readinessProbe: {exec: {command: [a]}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {}, readinessProbe: {}}]", "")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app, livenessProbe: {httpGet: {port: http}}}]",
        "containers[0].livenessProbe.httpGet.port")]
    [InlineData("containers: [{name: app, livenessProbe: null, readinessProbe: null, ports: null}]", "")]
    [InlineData("containers: [{name: app, ports: [], livenessProbe: {httpGet: {port: http}}}]", "containers[0].livenessProbe.httpGet.port")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}], livenessProbe: {httpGet: {port: null}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: '8080'}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: 8080}}, readinessProbe: {tcpSocket: {port: 8080}}}]", "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}}, readinessProbe: {httpGet: {port: 8080, scheme: HTTPS}}}]",
        "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {port: 8080}, periodSeconds: 0, failureThreshold: 0}, "
            + "readinessProbe: {httpGet: {port: 8080}}}]",
        "containers[0].livenessProbe")]
    [InlineData(
        "initContainers: [{name: i, startupProbe: {tcpSocket: {port: a}}}], containers: [{name: app}], ephemeralContainers: "
            + "[{name: e, livenessProbe: {httpGet: {port: a}}}]",
        "initContainers[0].startupProbe.tcpSocket.port, ephemeralContainers[0].livenessProbe.httpGet.port")]
    [InlineData(
        "containers: [{name: app, ports: [{name: s, containerPort: 8125, protocol: UDP}], readinessProbe: {tcpSocket: {port: s}}}]",
        "containers[0].readinessProbe.tcpSocket.port")]
    [InlineData(
        "containers: [{name: app, ports: [{name: s, containerPort: 8125, protocol: SCTP}], readinessProbe: {httpGet: {port: s}}}]",
        "containers[0].readinessProbe.httpGet.port")]
    [InlineData(
        "containers: [{name: app, ports: [{name: s, containerPort: 8125, protocol: TCP}], readinessProbe: {tcpSocket: {port: s}}}]",
        "")]
    [InlineData(
        "containers: [{name: app, ports: [{name: web, containerPort: 8080}], livenessProbe: {httpGet: {path: /p, port: web}}, "
            + "readinessProbe: {httpGet: {path: /p, port: 8080}}}]",
        "containers[0].livenessProbe")]
    [InlineData(
        "containers: [{name: app, ports: [{name: web, containerPort: 8081}], livenessProbe: {httpGet: {path: /p, port: web}}, "
            + "readinessProbe: {httpGet: {path: /p, port: 8080}}}]",
        "")]
    [InlineData(
        "containers: [{name: app, livenessProbe: {httpGet: {path: /, port: 8080}}, readinessProbe: {httpGet: {port: 8080}}}]",
        "containers[0].livenessProbe")]
    public void A_probe_asks_the_right_thing(string spec, string found) => Given.Found("probe-target", spec, found);
}
