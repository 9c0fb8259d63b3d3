namespace PyOps.Rules.Tests.Checks;

public class NonRootTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].securityContext.runAsNonRoot")]
    [InlineData("securityContext: null, containers: [{name: app, securityContext: null}]", "containers[0].securityContext.runAsNonRoot")]
    [InlineData("securityContext: {}, containers: [{name: app, securityContext: {}}]", "containers[0].securityContext.runAsNonRoot")]
    [InlineData("securityContext: {runAsNonRoot: true}, containers: [{name: c0, securityContext: {}}]", "")]
    [InlineData("securityContext: {runAsNonRoot: true}, containers: [{name: c0, securityContext: {runAsNonRoot: null}}]", "")]
    [InlineData("securityContext: {}, containers: [{name: c0, securityContext: {runAsNonRoot: true}}]", "")]
    [InlineData(
        "securityContext: {}, containers: [{name: c0, securityContext: {runAsNonRoot: true}}, {name: c1, securityContext: {}}]",
        "containers[1].securityContext.runAsNonRoot")]
    [InlineData(
        "securityContext: {runAsNonRoot: true}, containers: [{name: c0, securityContext: {runAsNonRoot: false}}]",
        "containers[0].securityContext.runAsNonRoot")]
    [InlineData(
        "securityContext: {runAsNonRoot: false}, containers: [{name: c0, securityContext: {runAsNonRoot: true}}]",
        "securityContext.runAsNonRoot")]
    [InlineData(
        "securityContext: {runAsNonRoot: false}, containers: [{name: c0, securityContext: {}}]",
        "securityContext.runAsNonRoot, containers[0].securityContext.runAsNonRoot")]
    [InlineData(
        "securityContext: {runAsUser: 1000}, containers: [{name: c0, securityContext: {}}]",
        "containers[0].securityContext.runAsNonRoot")]
    [InlineData(
        "securityContext: {}, containers: [{name: c0, securityContext: {runAsUser: 1000}}]",
        "containers[0].securityContext.runAsNonRoot")]
    [InlineData(
        "securityContext: {runAsNonRoot: true, runAsUser: 0}, containers: [{name: c0, securityContext: {}}]",
        "securityContext.runAsUser")]
    [InlineData(
        "securityContext: {runAsNonRoot: true, runAsUser: 0}, containers: [{name: c0, securityContext: {runAsUser: 1000}}]",
        "securityContext.runAsUser")]
    [InlineData(
        "securityContext: {runAsNonRoot: true, runAsUser: 1}, containers: [{name: c0, securityContext: {runAsUser: 0}}]",
        "containers[0].securityContext.runAsUser")]
    [InlineData("securityContext: {runAsNonRoot: true, runAsUser: 1}, containers: [{name: c0, securityContext: {}}]", "")]
    [InlineData("securityContext: {runAsNonRoot: true}, containers: [{name: c0, securityContext: {runAsUser: 2147483647}}]", "")]
    [InlineData(
        "securityContext: {}, containers: [{name: c0, securityContext: {runAsNonRoot: false, runAsUser: 0}}]",
        "containers[0].securityContext.runAsNonRoot, containers[0].securityContext.runAsUser")]
    [InlineData(
        "securityContext: {runAsNonRoot: true}, initContainers: [{name: i, securityContext: {runAsUser: 0}}], containers: "
            + "[{name: app}], ephemeralContainers: [{name: e, securityContext: {runAsNonRoot: false}}]",
        "initContainers[0].securityContext.runAsUser, ephemeralContainers[0].securityContext.runAsNonRoot")]
    [InlineData(
        "initContainers: [{name: s, restartPolicy: Always}], containers: [{name: app, securityContext: {runAsNonRoot: true}}]",
        "initContainers[0].securityContext.runAsNonRoot")]
    [InlineData(
        "hostUsers: false, securityContext: {runAsNonRoot: false, runAsUser: 0}, containers: [{name: c0, securityContext: "
            + "{runAsUser: 0}}]",
        "")]
    [InlineData("hostUsers: true, containers: [{name: app}]", "containers[0].securityContext.runAsNonRoot")]
    [InlineData("hostUsers: null, containers: [{name: app}]", "containers[0].securityContext.runAsNonRoot")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "containers[0].securityContext.runAsNonRoot")]
    [InlineData("containers: []", "")]
    [InlineData("", "")]
    public void Every_container_is_proven_not_to_be_root(string spec, string found) => Given.Found("non-root", spec, found);

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "spec.containers[0].securityContext.runAsNonRoot (container \"c0\"): user 1000 is set, but runAsNonRoot is not, "
            + "here or at the pod; set it to true [non-root]",
        Given.Message("non-root", "securityContext: {}, containers: [{name: c0, securityContext: {runAsUser: 1000}}]"));
}
