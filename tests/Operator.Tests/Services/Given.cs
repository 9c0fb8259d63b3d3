using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Steps;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services;

/// <summary>Makes the objects that the tests of status look at.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static PythonService Shop(Action<PythonServiceSpec>? change = null)
    {
        var shop = new PythonService
        {
            Metadata = new V1ObjectMeta { Name = "shop", NamespaceProperty = "web", Uid = "u1", Generation = 3 },
            Spec = new PythonServiceSpec { Image = "example.com/shop:1", Health = new HealthSpec { Path = "/healthz" } },
        };
        change?.Invoke(shop.Spec);
        return shop;
    }

    /// <summary>Who writes to a stub, and counts writes of these kinds.</summary>
    public static Applier Applier(FakeApi api, params string[] kinds) =>
        new(api.Client(), new OperatorMetrics(kinds), new RecordingLogger());

    public static Observation Seen(PythonService shop, V1Deployment? deployment = null, params V1Pod[] pods) =>
        new(shop, deployment, null, pods);

    public static Convergence Reached(PythonService shop, params ChildFailure[] failures) =>
        new Convergence(Defaults.Complete(shop), failures).With(SpecStep.Accepted(Defaults.Complete(shop), []));

    /// <summary>How far a service comes whose spec has these errors.</summary>
    public static Convergence Refused(PythonService shop, params IReadOnlyList<FieldError> errors) =>
        new Convergence(Defaults.Complete(shop), []).With(SpecStep.Refused(errors));

    /// <summary>A Deployment of two replicas, complete unless changed.</summary>
    public static V1Deployment Deployment(Action<V1DeploymentStatus>? change = null)
    {
        var deployment = new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = "shop", NamespaceProperty = "web", Generation = 2 },
            Spec = new V1DeploymentSpec { Replicas = 2, ProgressDeadlineSeconds = 600, Selector = new(), Template = new() },
            Status = new V1DeploymentStatus
            {
                ObservedGeneration = 2,
                Replicas = 2,
                UpdatedReplicas = 2,
                ReadyReplicas = 2,
                AvailableReplicas = 2,
                Conditions = [Condition("Available", "True", "MinimumReplicasAvailable")],
            },
        };
        change?.Invoke(deployment.Status);
        return deployment;
    }

    public static V1DeploymentCondition Condition(string type, string status, string reason, string message = "") =>
        new() { Type = type, Status = status, Reason = reason, Message = message };

    public static V1Pod Pod(string name, Action<V1ContainerStatus>? change = null)
    {
        var container = new V1ContainerStatus
        {
            Name = "app",
            Image = "example.com/shop:1",
            ImageID = "",
            Ready = false,
            Started = false,
            RestartCount = 0,
            State = new V1ContainerState { Running = new V1ContainerStateRunning() },
        };
        change?.Invoke(container);
        return new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "web" },
            Status = new V1PodStatus { ContainerStatuses = [container] },
        };
    }

    public static V1ContainerStateTerminated End(int exitCode, string reason = "Error", string? message = null, int seconds = 1) => new()
    {
        ExitCode = exitCode,
        Reason = reason,
        Message = message,
        StartedAt = Noon.UtcDateTime,
        FinishedAt = Noon.UtcDateTime.AddSeconds(seconds),
    };
}
