namespace PyOps.Rules.Tests.Checks;

public class PrivilegedTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, securityContext: null}]", "")]
    [InlineData("containers: [{name: app, securityContext: {}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {privileged: null}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {privileged: false}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {privileged: true}}]", "containers[0].securityContext.privileged")]
    [InlineData("securityContext: {privileged: true}, containers: [{name: app}]", "")]
    [InlineData(
        "initContainers: [{name: i, securityContext: {privileged: true}}, {name: s, restartPolicy: Always, securityContext: "
            + "{privileged: true}}], containers: [{name: app}], ephemeralContainers: [{name: e, securityContext: {privileged: true}}]",
        "initContainers[0].securityContext.privileged, initContainers[1].securityContext.privileged, "
            + "ephemeralContainers[0].securityContext.privileged")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app, securityContext: {privileged: true}}]",
        "containers[0].securityContext.privileged")]
    public void No_container_is_privileged(string spec, string found) => Given.Found("privileged", spec, found);
}
