namespace PyOps.Rules.Tests.Checks;

public class HostPathTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("volumes: null", "")]
    [InlineData("volumes: []", "")]
    [InlineData("volumes: [{name: v}]", "")]
    [InlineData("volumes: [null]", "")]
    [InlineData("volumes: [{name: v, hostPath: null}]", "")]
    [InlineData("volumes: [{name: v, emptyDir: {}}]", "")]
    [InlineData("volumes: [{name: v, hostPath: {}}]", "volumes[0].hostPath")]
    [InlineData("volumes: [{name: a, emptyDir: {}}, {name: b, hostPath: {path: /}}]", "volumes[1].hostPath")]
    [InlineData("os: {name: windows}, volumes: [{name: v, hostPath: {path: 'C:'}}]", "volumes[0].hostPath")]
    public void No_folder_of_the_node(string spec, string found) => Given.Found("host-path", spec, found);
}
