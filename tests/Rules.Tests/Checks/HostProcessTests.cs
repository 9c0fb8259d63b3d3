namespace PyOps.Rules.Tests.Checks;

public class HostProcessTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("securityContext: {windowsOptions: null}", "")]
    [InlineData("securityContext: {windowsOptions: {}}", "")]
    [InlineData("securityContext: {windowsOptions: {hostProcess: null}}", "")]
    [InlineData("securityContext: {windowsOptions: {hostProcess: false}}", "")]
    [InlineData("securityContext: {windowsOptions: {hostProcess: true}}", "securityContext.windowsOptions.hostProcess")]
    [InlineData(
        "containers: [{name: app, securityContext: {windowsOptions: {hostProcess: true}}}]",
        "containers[0].securityContext.windowsOptions.hostProcess")]
    [InlineData(
        "securityContext: {windowsOptions: {hostProcess: true}}, containers: [{name: app, securityContext: {windowsOptions: "
            + "{hostProcess: false}}}]",
        "securityContext.windowsOptions.hostProcess")]
    [InlineData(
        "securityContext: {windowsOptions: {hostProcess: true}}, containers: [{name: app, securityContext: {windowsOptions: "
            + "{hostProcess: true}}}]",
        "securityContext.windowsOptions.hostProcess, containers[0].securityContext.windowsOptions.hostProcess")]
    [InlineData(
        "initContainers: [{name: i, securityContext: {windowsOptions: {hostProcess: true}}}, {name: s, restartPolicy: Always, "
            + "securityContext: {windowsOptions: {hostProcess: true}}}], containers: [{name: app}], ephemeralContainers: [{name: e, "
            + "securityContext: {windowsOptions: {hostProcess: true}}}]",
        "initContainers[0].securityContext.windowsOptions.hostProcess, "
            + "initContainers[1].securityContext.windowsOptions.hostProcess, "
            + "ephemeralContainers[0].securityContext.windowsOptions.hostProcess")]
    [InlineData(
        "os: {name: windows}, securityContext: {windowsOptions: {hostProcess: true}}",
        "securityContext.windowsOptions.hostProcess")]
    public void No_process_of_the_node(string spec, string found) => Given.Found("host-process", spec, found);
}
