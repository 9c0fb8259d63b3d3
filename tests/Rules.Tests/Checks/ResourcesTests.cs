namespace PyOps.Rules.Tests.Checks;

public class ResourcesTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].resources.limits.memory, containers[0].resources.requests")]
    [InlineData("containers: [{name: app, resources: null}]", "containers[0].resources.limits.memory, containers[0].resources.requests")]
    [InlineData("containers: [{name: app, resources: {}}]", "containers[0].resources.limits.memory, containers[0].resources.requests")]
    [InlineData("containers: [{name: app, resources: {limits: {memory: 512Mi}}}]", "")]
    [InlineData("containers: [{name: app, resources: {limits: {memory: 512Mi}, requests: {cpu: 100m}}}]", "")]
    [InlineData("containers: [{name: app, resources: {requests: {cpu: 100m, memory: 1Gi}}}]", "containers[0].resources.limits.memory")]
    [InlineData("containers: [{name: app, resources: {limits: {cpu: 1}}}]", "containers[0].resources.limits.memory")]
    [InlineData("containers: [{name: app, resources: {limits: {memory: 0}, requests: {cpu: 1}}}]", "containers[0].resources.limits.memory")]
    [InlineData(
        "containers: [{name: app, resources: {limits: {memory: '0Mi'}, requests: {cpu: '0'}}}]",
        "containers[0].resources.limits.memory, containers[0].resources.requests")]
    [InlineData("containers: [{name: app, resources: {limits: {memory: 536870912}, requests: {cpu: 0.5}}}]", "")]
    [InlineData(
        "containers: [{name: app, resources: {limits: null, requests: {ephemeral-storage: 1Gi}}}]",
        "containers[0].resources.limits.memory, containers[0].resources.requests")]
    [InlineData("resources: {limits: {memory: 1Gi}}, containers: [{name: app}]", "")]
    [InlineData("resources: {requests: {cpu: 1}}, containers: [{name: app}]", "containers[0].resources.limits.memory")]
    [InlineData(
        "initContainers: [{name: i}, {name: s, restartPolicy: Always}], ephemeralContainers: [{name: e}]",
        "initContainers[0].resources.limits.memory, initContainers[0].resources.requests, "
            + "initContainers[1].resources.limits.memory, initContainers[1].resources.requests")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app}]",
        "containers[0].resources.limits.memory, containers[0].resources.requests")]
    [InlineData(
        "resources: {limits: {memory: 0}}, containers: [{name: app, resources: {requests: {cpu: 1}}}]",
        "containers[0].resources.limits.memory")]
    [InlineData("resources: null, containers: [{name: app, resources: {limits: {memory: 1}}}]", "")]
    public void A_container_says_what_it_needs(string spec, string found) => Given.Found("resources", spec, found);
}
