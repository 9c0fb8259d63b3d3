namespace PyOps.Rules.Tests.Checks;

public class SeccompTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("containers: [{name: app}]", "containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        "securityContext: {seccompProfile: null}, containers: [{name: app, securityContext: {seccompProfile: null}}]",
        "containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        "securityContext: {seccompProfile: {}}, containers: [{name: app, securityContext: {seccompProfile: {type: RuntimeDefault}}}]",
        "securityContext.seccompProfile.type")]
    [InlineData("securityContext: {seccompProfile: {type: RuntimeDefault}}, containers: [{name: app}]", "")]
    [InlineData(
        "securityContext: {seccompProfile: {type: RuntimeDefault}}, containers: [{name: app, securityContext: {seccompProfile: "
            + "null}}]",
        "")]
    [InlineData("securityContext: {seccompProfile: {type: Localhost, localhostProfile: a}}, containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, securityContext: {seccompProfile: {type: RuntimeDefault}}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {seccompProfile: {}}}]", "containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        "containers: [{name: app, securityContext: {seccompProfile: {type: Unconfined}}}]",
        "containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        "securityContext: {seccompProfile: {type: RuntimeDefault}}, containers: [{name: app, securityContext: {seccompProfile: "
            + "{type: Unconfined}}}]",
        "containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        "securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: app, securityContext: {seccompProfile: "
            + "{type: RuntimeDefault}}}]",
        "securityContext.seccompProfile.type")]
    [InlineData(
        "securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: app}]",
        "securityContext.seccompProfile.type, containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        "initContainers: [{name: i}, {name: s, restartPolicy: Always}], containers: [{name: app, securityContext: "
            + "{seccompProfile: {type: RuntimeDefault}}}], ephemeralContainers: [{name: e}]",
        "initContainers[0].securityContext.seccompProfile.type, initContainers[1].securityContext.seccompProfile.type, "
            + "ephemeralContainers[0].securityContext.seccompProfile.type")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "")]
    [InlineData("os: {name: windows}, securityContext: {seccompProfile: {type: Unconfined}}", "")]
    [InlineData("os: {name: linux}, containers: [{name: app}]", "containers[0].securityContext.seccompProfile.type")]
    public void System_calls_are_filtered(string spec, string found) => Given.Found("seccomp", spec, found);

    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: app}]", "securityContext.seccompProfile.type")]
    [InlineData("os: {name: windows}, securityContext: {seccompProfile: {type: Unconfined}}", "securityContext.seccompProfile.type")]
    [InlineData("containers: [{name: app, securityContext: {seccompProfile: {}}}]", "containers[0].securityContext.seccompProfile.type")]
    public void Baseline_asks_only_that_it_is_not_switched_off(string spec, string found) => Given.Found("pss-baseline", spec, found);
}
