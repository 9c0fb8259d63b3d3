namespace PyOps.Rules.Tests.Checks;

public class ProcMountTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, securityContext: {procMount: null}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {procMount: Default}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {procMount: Unmasked}}]", "containers[0].securityContext.procMount")]
    [InlineData("containers: [{name: app, securityContext: {procMount: ''}}]", "containers[0].securityContext.procMount")]
    [InlineData("containers: [{name: app, securityContext: {procMount: default}}]", "containers[0].securityContext.procMount")]
    [InlineData(
        "hostUsers: false, containers: [{name: app, securityContext: {procMount: Unmasked}}]",
        "containers[0].securityContext.procMount")]
    [InlineData(
        "initContainers: [{name: i, securityContext: {procMount: Unmasked}}, {name: s, restartPolicy: Always, securityContext: "
            + "{procMount: Unmasked}}], containers: [{name: app}], ephemeralContainers: [{name: e, securityContext: {procMount: "
            + "Unmasked}}]",
        "initContainers[0].securityContext.procMount, initContainers[1].securityContext.procMount, "
            + "ephemeralContainers[0].securityContext.procMount")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app, securityContext: {procMount: Unmasked}}]",
        "containers[0].securityContext.procMount")]
    public void Proc_is_masked(string spec, string found) => Given.Found("proc-mount", spec, found);

    [Theory]
    [InlineData("hostUsers: false", "")]
    [InlineData("hostUsers: true", "containers[0].securityContext.procMount")]
    [InlineData("hostUsers: null", "containers[0].securityContext.procMount")]
    public void Baseline_lets_it_pass_in_a_user_namespace(string users, string found) =>
        Given.Found("pss-baseline", users + ", containers: [{name: app, securityContext: {procMount: Unmasked}}]", found);
}
