namespace PyOps.Rules.Pods;

/// <summary>The kinds that hold a pod.</summary>
public enum WorkloadKind
{
    /// <summary>A pod itself.</summary>
    Pod,

    /// <summary>apps/v1.</summary>
    Deployment,

    /// <summary>apps/v1.</summary>
    StatefulSet,

    /// <summary>apps/v1.</summary>
    DaemonSet,

    /// <summary>batch/v1.</summary>
    Job,

    /// <summary>batch/v1 and batch/v1beta1.</summary>
    CronJob,

    /// <summary>apps/v1.</summary>
    ReplicaSet,

    /// <summary>v1.</summary>
    ReplicationController,
}
