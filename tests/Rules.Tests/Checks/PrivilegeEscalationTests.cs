namespace PyOps.Rules.Tests.Checks;

public class PrivilegeEscalationTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData("containers: [{name: app, securityContext: null}]", "containers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData("containers: [{name: app, securityContext: {}}]", "containers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData(
        "containers: [{name: app, securityContext: {allowPrivilegeEscalation: null}}]",
        "containers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData(
        "containers: [{name: app, securityContext: {allowPrivilegeEscalation: true}}]",
        "containers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData("containers: [{name: app, securityContext: {allowPrivilegeEscalation: false}}]", "")]
    [InlineData(
        "securityContext: {allowPrivilegeEscalation: false}, containers: [{name: app}]",
        "containers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData(
        "initContainers: [{name: i}, {name: s, restartPolicy: Always}], ephemeralContainers: [{name: e}]",
        "initContainers[0].securityContext.allowPrivilegeEscalation, "
            + "initContainers[1].securityContext.allowPrivilegeEscalation, "
            + "ephemeralContainers[0].securityContext.allowPrivilegeEscalation")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "")]
    [InlineData("hostUsers: false, containers: [{name: app}]", "containers[0].securityContext.allowPrivilegeEscalation")]
    public void No_process_gains_rights(string spec, string found) => Given.Found("privilege-escalation", spec, found);
}
