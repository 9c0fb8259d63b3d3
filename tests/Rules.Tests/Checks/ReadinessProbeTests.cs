using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Checks;

public class ReadinessProbeTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "containers[0].readinessProbe")]
    [InlineData("containers: [{name: app, readinessProbe: null}]", "containers[0].readinessProbe")]
    [InlineData("containers: [{name: app, readinessProbe: {}}]", "containers[0].readinessProbe")]
    [InlineData("containers: [{name: app, readinessProbe: {periodSeconds: 5}}]", "containers[0].readinessProbe")]
    [InlineData("containers: [{name: app, readinessProbe: {httpGet: {port: 8080}}}]", "")]
    [InlineData("containers: [{name: app, readinessProbe: {tcpSocket: {port: 8080}}}]", "")]
    [InlineData("containers: [{name: app, readinessProbe: {exec: {command: ['true']}}}]", "")]
    [InlineData("containers: [{name: app, readinessProbe: {grpc: {port: 8080}}}]", "")]
    [InlineData("restartPolicy: Always, containers: [{name: app}]", "containers[0].readinessProbe")]
    [InlineData("restartPolicy: OnFailure, containers: [{name: app}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, restartPolicy: Never}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app, restartPolicy: Always}]", "containers[0].readinessProbe")]
    [InlineData("initContainers: [{name: i}, {name: s, restartPolicy: Always}], ephemeralContainers: [{name: e}]", "")]
    [InlineData("os: {name: windows}, containers: [{name: app}]", "containers[0].readinessProbe")]
    public void What_runs_for_ever_says_when_it_is_ready(string spec, string found) => Given.Found("readiness-probe", spec, found);

    [Theory]
    [InlineData("Job, apiVersion: batch/v1", "")]
    [InlineData("Deployment, apiVersion: apps/v1", "spec.template.spec.containers[0].readinessProbe")]
    public void Jobs_need_none(string kind, string found)
    {
        var pod = Given.Read($"{{kind: {kind}}}", "template: {spec: {containers: [{name: app}]}}").Pod!;
        var policy = Selection.Of("readiness-probe", Policy.Default, out _)!;

        Assert.Equal(found, string.Join(", ", Evaluator.Find(pod, policy, Given.Request).Select(finding => finding.Path)));
    }
}
