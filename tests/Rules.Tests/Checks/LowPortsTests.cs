using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Checks;

public class LowPortsTests
{
    [Theory]
    [InlineData("containers: [{name: app, ports: [{containerPort: 80}]}]", "containers[0].ports[0].containerPort")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 1}]}]", "containers[0].ports[0].containerPort")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 1023}]}]", "containers[0].ports[0].containerPort")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 1024}]}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}]}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 0}]}]", "")]
    [InlineData("containers: [{name: app, ports: null}]", "")]
    [InlineData("containers: [{name: app, ports: []}]", "")]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080, hostPort: 443}]}]", "containers[0].ports[0].hostPort")]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}, {containerPort: 22}]}]", "containers[0].ports[1].containerPort")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: 80}}}]", "containers[0].livenessProbe.httpGet.port")]
    [InlineData("containers: [{name: app, readinessProbe: {tcpSocket: {port: 80}}}]", "containers[0].readinessProbe.tcpSocket.port")]
    [InlineData("containers: [{name: app, startupProbe: {grpc: {port: 80}}}]", "containers[0].startupProbe.grpc.port")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: http}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: '80'}}}]", "containers[0].livenessProbe.httpGet.port")]
    [InlineData(
        "containers: [{name: app, lifecycle: {preStop: {httpGet: {port: 81}}, postStart: {tcpSocket: {port: 82}}}}]",
        "containers[0].lifecycle.postStart.tcpSocket.port, containers[0].lifecycle.preStop.httpGet.port")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '80'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '80'}, {name: PORT, value: '8080'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: http}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, valueFrom: {}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: port, value: '80'}]}]", "")]
    [InlineData(
        "initContainers: [{name: s, restartPolicy: Always, ports: [{containerPort: 53}]}], containers: [{name: app}]",
        "initContainers[0].ports[0].containerPort")]
    [InlineData("ephemeralContainers: [{name: e, env: [{name: PORT, value: '80'}]}]", "ephemeralContainers[0].env[PORT]")]
    [InlineData("os: {name: windows}, containers: [{name: app, ports: [{containerPort: 80}]}]", "containers[0].ports[0].containerPort")]
    [InlineData(
        "containers: [{name: app, ports: [null, {containerPort: null, hostPort: null}, {containerPort: 65535, hostPort: 1024}]}]",
        "")]
    [InlineData("containers: [{name: app, livenessProbe: null, lifecycle: null, env: null}]", "")]
    [InlineData(
        "initContainers: [{name: i, ports: [{containerPort: 80}]}], ephemeralContainers: [{name: e, livenessProbe: {tcpSocket: "
            + "{port: 80}}}]",
        "initContainers[0].ports[0].containerPort, ephemeralContainers[0].livenessProbe.tcpSocket.port")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '0.0.0.0:80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, '-b:80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec gunicorn --bind=0.0.0.0:080 a']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, -m, uvicorn, --port, '443']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, args: [uvicorn, 'a:b', --port=443]}]", "containers[0].args")]
    [InlineData("containers: [{name: app, command: [flask, run, -p, '80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver, '0.0.0.0:80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver, '80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uwsgi, --http-socket, ':80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, -m, http.server, '80']}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, env: [{name: GUNICORN_CMD_ARGS, value: '--bind 0.0.0.0:80'}]}]",
        "containers[0].env[GUNICORN_CMD_ARGS]")]
    [InlineData(
        "containers: [{name: app, command: [uvicorn, a], env: [{name: UVICORN_PORT, value: '80'}]}]",
        "containers[0].env[UVICORN_PORT]")]
    [InlineData(
        "containers: [{name: app, env: [{name: P, value: '80'}], command: [gunicorn, --bind, '0.0.0.0:$(P)']}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, command: [psql, --port, '80']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '0.0.0.0:8080']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '[::]:8080']}]", "")]
    [InlineData("initContainers: [{name: i, command: [gunicorn, --bind, '0.0.0.0:80']}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '+80'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '080'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: ' 8_0 '}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: P, value: '80'}, {name: PORT, value: '$(P)'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '-80'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '０８０'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '٨٠'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '𝟖𝟎'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '0x50'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '0b1010000'}]}]", "containers[0].env[PORT]")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '0x'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '_80'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '8__0'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '80a'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PORT, value: '4294967376'}]}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, 'tcp://0.0.0.0:80', a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, --bind, '0.0.0.0:８０', a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, env: [{name: UVICORN_PORT, value: '80'}]}]", "containers[0].env[UVICORN_PORT]")]
    [InlineData("containers: [{name: app, args: [--port, '80']}]", "containers[0].args")]
    [InlineData("containers: [{name: app, command: [python, -m, shop, --port=80]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, app.py, --host, 0.0.0.0, --port, '80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, sync.py, --host, ldap.example.com, --port, '389']}]", "")]
    [InlineData("containers: [{name: app, command: [python, app.py, --db-port, '80']}]", "")]
    [InlineData("containers: [{name: app, args: [celery], env: [{name: UVICORN_PORT, value: '80'}]}]", "")]
    [InlineData(
        "securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '0'}]}",
        "securityContext.sysctls[0].value")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '1024'}]}", "")]
    [InlineData(
        "securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '0x0'}]}",
        "securityContext.sysctls[0].value")]
    [InlineData(
        "securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '01777'}]}",
        "securityContext.sysctls[0].value")]
    [InlineData(
        "securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: ' 80 1024'}]}",
        "securityContext.sysctls[0].value")]
    [InlineData(
        "securityContext: {sysctls: [{name: net/ipv4/ip_unprivileged_port_start, value: '0'}]}",
        "securityContext.sysctls[0].value")]
    [InlineData(
        "securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '-0'}]}",
        "securityContext.sysctls[0].value")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '0x400'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '02000'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '80a'}]}", "")]
    [InlineData(
        "securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '80'}]}, containers: [{name: app, "
            + "ports: [{containerPort: 79}, {containerPort: 80, hostPort: 80}]}]",
        "securityContext.sysctls[0].value, containers[0].ports[0].containerPort, containers[0].ports[1].hostPort")]
    public void Ports_are_not_privileged(string spec, string found) => Given.Found("low-ports", spec, found);

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "spec.containers[0].ports[0].containerPort (container \"app\"): port 80 is below 1024; use 8080 or so [low-ports]",
        Given.Message("low-ports", "containers: [{name: app, ports: [{containerPort: 80}]}]"));

    [Theory]
    [InlineData(80, "")]
    [InlineData(79, "containers[0].ports[0].containerPort")]
    public void The_policy_may_allow_lower_ones(int port, string found) => Given.Found(
        "low-ports",
        $"containers: [{{name: app, ports: [{{containerPort: {port}}}]}}]",
        found,
        new Policy { Parameters = new() { MinPort = 80 } });
}
