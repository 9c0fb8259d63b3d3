using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Checks;

public class LivenessProbeTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].livenessProbe")]
    [InlineData("containers: [{name: app, livenessProbe: null}]", "containers[0].livenessProbe")]
    [InlineData("containers: [{name: app, livenessProbe: {}}]", "containers[0].livenessProbe")]
    [InlineData("containers: [{name: app, livenessProbe: {periodSeconds: 5}}]", "containers[0].livenessProbe")]
    [InlineData("containers: [{name: app, livenessProbe: {httpGet: {port: 8080}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {tcpSocket: {port: 8080}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {exec: {command: ['true']}}}]", "")]
    [InlineData("containers: [{name: app, livenessProbe: {grpc: {port: 8080}}}]", "")]
    [InlineData("restartPolicy: Always, containers: [{name: app}]", "containers[0].livenessProbe")]
    [InlineData("restartPolicy: OnFailure, containers: [{name: app}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, restartPolicy: Never}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app, restartPolicy: Always}]", "containers[0].livenessProbe")]
    [InlineData("initContainers: [{name: i}, {name: s, restartPolicy: Always}], ephemeralContainers: [{name: e}]", "")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "containers[0].livenessProbe")]
    public void What_runs_for_ever_is_restarted_when_it_hangs(string spec, string found) => Given.Found("liveness-probe", spec, found);

    [Theory]
    [InlineData("Job, apiVersion: batch/v1", "")]
    [InlineData("Deployment, apiVersion: apps/v1", "spec.template.spec.containers[0].livenessProbe")]
    public void Jobs_need_none(string kind, string found)
    {
        var pod = Given.Read($"{{kind: {kind}}}", "template: {spec: {containers: [{name: app}]}}").Pod!;
        var policy = Selection.Of("liveness-probe", Policy.Default, out _)!;

        Assert.Equal(found, string.Join(", ", Evaluator.Find(pod, policy, Given.Request).Select(finding => finding.Path)));
    }
}
