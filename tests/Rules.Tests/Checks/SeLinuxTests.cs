namespace PyOps.Rules.Tests.Checks;

public class SeLinuxTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("securityContext: {seLinuxOptions: null}", "")]
    [InlineData("securityContext: {seLinuxOptions: {}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: ''}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: null, user: null, role: null}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: container_t}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: container_init_t}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: container_kvm_t}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: container_engine_t}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {level: 's0:c1'}}", "")]
    [InlineData("securityContext: {seLinuxOptions: {type: spc_t}}", "securityContext.seLinuxOptions.type")]
    [InlineData("securityContext: {seLinuxOptions: {user: u}}", "securityContext.seLinuxOptions.user")]
    [InlineData("securityContext: {seLinuxOptions: {role: r}}", "securityContext.seLinuxOptions.role")]
    [InlineData(
        "securityContext: {seLinuxOptions: {type: a, user: b, role: c}}",
        "securityContext.seLinuxOptions.type, securityContext.seLinuxOptions.user, securityContext.seLinuxOptions.role")]
    [InlineData(
        "containers: [{name: app, securityContext: {seLinuxOptions: {type: Container_t}}}]",
        "containers[0].securityContext.seLinuxOptions.type")]
    [InlineData(
        "securityContext: {seLinuxOptions: {type: spc_t}}, containers: [{name: app, securityContext: {seLinuxOptions: {type: "
            + "container_t}}}]",
        "securityContext.seLinuxOptions.type")]
    [InlineData(
        "initContainers: [{name: i, securityContext: {seLinuxOptions: {type: spc_t}}}, {name: s, restartPolicy: Always, "
            + "securityContext: {seLinuxOptions: {type: spc_t}}}], containers: [{name: app}], ephemeralContainers: [{name: e, "
            + "securityContext: {seLinuxOptions: {type: spc_t}}}]",
        "initContainers[0].securityContext.seLinuxOptions.type, initContainers[1].securityContext.seLinuxOptions.type, "
            + "ephemeralContainers[0].securityContext.seLinuxOptions.type")]
    [InlineData("os: {name: windows}, securityContext: {seLinuxOptions: {type: spc_t}}", "securityContext.seLinuxOptions.type")]
    public void The_container_stays_confined(string spec, string found) => Given.Found("selinux", spec, found);
}
