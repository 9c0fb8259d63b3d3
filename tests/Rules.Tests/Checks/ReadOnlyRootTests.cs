namespace PyOps.Rules.Tests.Checks;

public class ReadOnlyRootTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].securityContext.readOnlyRootFilesystem")]
    [InlineData("containers: [{name: app, securityContext: null}]", "containers[0].securityContext.readOnlyRootFilesystem")]
    [InlineData("containers: [{name: app, securityContext: {}}]", "containers[0].securityContext.readOnlyRootFilesystem")]
    [InlineData(
        "containers: [{name: app, securityContext: {readOnlyRootFilesystem: null}}]",
        "containers[0].securityContext.readOnlyRootFilesystem")]
    [InlineData(
        "containers: [{name: app, securityContext: {readOnlyRootFilesystem: false}}]",
        "containers[0].securityContext.readOnlyRootFilesystem")]
    [InlineData("containers: [{name: app, securityContext: {readOnlyRootFilesystem: true}}]", "")]
    [InlineData(
        "securityContext: {readOnlyRootFilesystem: true}, containers: [{name: app}]",
        "containers[0].securityContext.readOnlyRootFilesystem")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "")]
    [InlineData(
        "initContainers: [{name: i}, {name: s, restartPolicy: Always}], ephemeralContainers: [{name: e}]",
        "initContainers[0].securityContext.readOnlyRootFilesystem, initContainers[1].securityContext.readOnlyRootFilesystem")]
    public void The_image_stays_as_it_is(string spec, string found) => Given.Found("read-only-root", spec, found);
}
