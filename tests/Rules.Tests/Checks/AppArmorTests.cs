using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Checks;

public class AppArmorTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("securityContext: {appArmorProfile: null}", "")]
    [InlineData("securityContext: {appArmorProfile: {type: RuntimeDefault}}", "")]
    [InlineData("securityContext: {appArmorProfile: {type: Localhost, localhostProfile: a}}", "")]
    [InlineData("securityContext: {appArmorProfile: {type: Unconfined}}", "securityContext.appArmorProfile.type")]
    [InlineData("securityContext: {appArmorProfile: {}}", "securityContext.appArmorProfile.type")]
    [InlineData("securityContext: {appArmorProfile: {type: ''}}", "securityContext.appArmorProfile.type")]
    [InlineData("securityContext: {appArmorProfile: {type: runtimedefault}}", "securityContext.appArmorProfile.type")]
    [InlineData(
        "containers: [{name: app, securityContext: {appArmorProfile: {type: Unconfined}}}]",
        "containers[0].securityContext.appArmorProfile.type")]
    [InlineData(
        "securityContext: {appArmorProfile: {type: Unconfined}}, containers: [{name: app, securityContext: {appArmorProfile: "
            + "{type: RuntimeDefault}}}]",
        "securityContext.appArmorProfile.type")]
    [InlineData(
        "initContainers: [{name: i, securityContext: {appArmorProfile: {type: Unconfined}}}, {name: s, restartPolicy: Always, "
            + "securityContext: {appArmorProfile: {type: Unconfined}}}], containers: [{name: app}], ephemeralContainers: [{name: e, "
            + "securityContext: {appArmorProfile: {type: Unconfined}}}]",
        "initContainers[0].securityContext.appArmorProfile.type, initContainers[1].securityContext.appArmorProfile.type, "
            + "ephemeralContainers[0].securityContext.appArmorProfile.type")]
    [InlineData("os: {name: windows}, securityContext: {appArmorProfile: {type: Unconfined}}", "securityContext.appArmorProfile.type")]
    public void The_profile_stays(string spec, string found) => Given.Found("apparmor", spec, found);

    [Theory]
    [InlineData("container.apparmor.security.beta.kubernetes.io/app: unconfined", true)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/: unconfined", true)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/app: localhost", true)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/app: localhost/a", false)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/app: runtime/default", false)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/app: ''", false)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/app: null", false)]
    [InlineData("container.apparmor.security.beta.kubernetes.io: unconfined", false)]
    [InlineData("x/container.apparmor.security.beta.kubernetes.io/app: unconfined", false)]
    public void Annotations_count_too(string annotation, bool found)
    {
        var pod = Given.Read($"{{kind: Pod, metadata: {{annotations: {{{annotation}}}}}}}", "").Pod!;

        Assert.Equal(found, Evaluator.Find(pod, Selection.Of("apparmor", Policy.Default, out _)!, Given.Request) is [var finding]
            && finding.Path.StartsWith("metadata.annotations[container.apparmor", StringComparison.Ordinal));
    }
}
