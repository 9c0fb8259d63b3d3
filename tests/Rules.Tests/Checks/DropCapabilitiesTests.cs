using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Checks;

public class DropCapabilitiesTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].securityContext.capabilities.drop")]
    [InlineData("containers: [{name: app, securityContext: null}]", "containers[0].securityContext.capabilities.drop")]
    [InlineData("containers: [{name: app, securityContext: {capabilities: {}}}]", "containers[0].securityContext.capabilities.drop")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: null}}}]",
        "containers[0].securityContext.capabilities.drop")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: []}}}]",
        "containers[0].securityContext.capabilities.drop")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: [all]}}}]",
        "containers[0].securityContext.capabilities.drop")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: [NET_RAW]}}}]",
        "containers[0].securityContext.capabilities.drop")]
    [InlineData("containers: [{name: app, securityContext: {capabilities: {drop: [ALL]}}}]", "")]
    [InlineData("containers: [{name: app, securityContext: {capabilities: {drop: [NET_RAW, ALL], add: []}}}]", "")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}}]",
        "containers[0].securityContext.capabilities.add[0]")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: [ALL], add: [CHOWN, KILL]}}}]",
        "containers[0].securityContext.capabilities.add[0], containers[0].securityContext.capabilities.add[1]")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: [ALL], add: [null]}}}]",
        "containers[0].securityContext.capabilities.add[0]")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {drop: [ALL], add: [ALL]}}}]",
        "containers[0].securityContext.capabilities.add[0]")]
    [InlineData(
        "initContainers: [{name: i}, {name: s, restartPolicy: Always}], containers: [{name: app, securityContext: "
            + "{capabilities: {drop: [ALL]}}}], ephemeralContainers: [{name: e}]",
        "initContainers[0].securityContext.capabilities.drop, initContainers[1].securityContext.capabilities.drop, "
            + "ephemeralContainers[0].securityContext.capabilities.drop")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "")]
    [InlineData("os: {name: linux}, containers: [{name: app}]", "containers[0].securityContext.capabilities.drop")]
    [InlineData("containers: [{name: app, securityContext: {capabilities: null}}]", "containers[0].securityContext.capabilities.drop")]
    [InlineData("containers: [{name: app, securityContext: {capabilities: {drop: [ALL], add: null}}}]", "")]
    public void All_are_dropped_and_none_is_added(string spec, string found) => Given.Found("drop-capabilities", spec, found);

    [Theory]
    [InlineData("NET_BIND_SERVICE", "")]
    [InlineData("CHOWN", "containers[0].securityContext.capabilities.add[0]")]
    public void The_policy_may_allow_some(string capability, string found) => Given.Found(
        "drop-capabilities",
        $"containers: [{{name: app, securityContext: {{capabilities: {{drop: [ALL], add: [{capability}]}}}}}}]",
        found,
        new Policy { Parameters = new() { AllowedCapabilities = ["NET_BIND_SERVICE"] } });

    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, securityContext: {capabilities: {add: [CHOWN, SYS_CHROOT]}}}]", "")]
    [InlineData(
        "containers: [{name: app, securityContext: {capabilities: {add: [NET_RAW]}}}]",
        "containers[0].securityContext.capabilities.add[0]")]
    [InlineData(
        "os: {name: windows}, containers: [{name: app, securityContext: {capabilities: {add: [NET_RAW]}}}]",
        "containers[0].securityContext.capabilities.add[0]")]
    public void Baseline_asks_only_about_what_is_added(string spec, string found) => Given.Found("pss-baseline", spec, found);
}
