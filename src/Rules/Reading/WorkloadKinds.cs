using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Knows which objects hold a pod, and where.</summary>
internal static class WorkloadKinds
{
    /// <summary>The kind; null when no pod is in it. Other groups have kinds of the same names.</summary>
    public static WorkloadKind? Of(string? apiVersion, string? kind) => (Group(apiVersion), kind) switch
    {
        ("" or null, "Pod") => WorkloadKind.Pod,
        ("" or null, "ReplicationController") => WorkloadKind.ReplicationController,
        ("apps" or "extensions" or null, "Deployment") => WorkloadKind.Deployment,
        ("apps" or null, "StatefulSet") => WorkloadKind.StatefulSet,
        ("apps" or "extensions" or null, "DaemonSet") => WorkloadKind.DaemonSet,
        ("apps" or "extensions" or null, "ReplicaSet") => WorkloadKind.ReplicaSet,
        ("batch" or null, "Job") => WorkloadKind.Job,
        ("batch" or null, "CronJob") => WorkloadKind.CronJob,
        _ => null,
    };

    /// <summary>What stands before <c>spec</c> in the pod's fields.</summary>
    public static string Root(WorkloadKind kind) => kind switch
    {
        WorkloadKind.Pod => "",
        WorkloadKind.CronJob => "spec.jobTemplate.spec.template.",
        _ => "spec.template.",
    };

    private static string? Group(string? apiVersion) => apiVersion switch
    {
        null => null,
        "v1" => "",
        "apps/v1" => "apps",
        "batch/v1" => "batch",
        _ => apiVersion.Split('/') is [var group, _] ? group : apiVersion,
    };
}
