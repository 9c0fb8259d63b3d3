using k8s.Models;

namespace PyOps.Crds.Completed;

/// <summary>
/// A PythonService with every default filled in and every choice made: what the builders read. Absent and equal to the default
/// look alike here, so that a new field of ours changes nothing that runs.
/// </summary>
public sealed record CompletedService
{
    /// <summary>Name, also of the Deployment and the Service.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace of everything.</summary>
    public required string Namespace { get; init; }

    /// <summary>Uid of the PythonService, which owns what is built.</summary>
    public required string Uid { get; init; }

    /// <summary>Image as the user wrote it.</summary>
    public required string Image { get; init; }

    /// <summary>Command in exec form; empty means the image's ENTRYPOINT.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Arguments; empty means the image's CMD.</summary>
    public required IReadOnlyList<string> Args { get; init; }

    /// <summary>Pods wanted, 0 or more; with <see cref="Autoscaling"/> the pods to begin with, within its bounds.</summary>
    public required int Replicas { get; init; }

    /// <summary>Port that the application listens on, 1024 to 65535; null for a Worker.</summary>
    public required int? Port { get; init; }

    /// <summary>Whether the service listens: it has a port, a Service and the PORT variable.</summary>
    public bool IsWeb => Port is not null;

    /// <summary>The user's own variables, in his order.</summary>
    public required IReadOnlyList<V1EnvVar> Env { get; init; }

    /// <summary>ConfigMaps and Secrets that become variables.</summary>
    public required IReadOnlyList<V1EnvFromSource> EnvFrom { get; init; }

    /// <summary>Requests and limits, completed.</summary>
    public required V1ResourceRequirements Resources { get; init; }

    /// <summary>How to probe.</summary>
    public required CompletedHealth Health { get; init; }

    /// <summary>The init mode that was chosen; never <see cref="InitModes.Auto"/>.</summary>
    public required string Init { get; init; }

    /// <summary>Ids and hardening.</summary>
    public required CompletedSecurity Security { get; init; }

    /// <summary>The user's volumes.</summary>
    public required IReadOnlyList<V1Volume> Volumes { get; init; }

    /// <summary>The user's mounts.</summary>
    public required IReadOnlyList<V1VolumeMount> VolumeMounts { get; init; }

    /// <summary>How pods are replaced.</summary>
    public required CompletedRollout Rollout { get; init; }

    /// <summary>Port, type and annotations of the Service; null for a Worker.</summary>
    public required CompletedEndpoint? Endpoint { get; init; }

    /// <summary>What the autoscaler decides by; null means that <see cref="Replicas"/> are wanted.</summary>
    public required CompletedAutoscaling? Autoscaling { get; init; }

    /// <summary>Pods that may be down at a time: a number or a percentage, more than 0.</summary>
    public required IntOrString MaxDisrupted { get; init; }

    /// <summary>The way from outside; null for a Worker, and for none.</summary>
    public required CompletedIngress? Ingress { get; init; }

    /// <summary>Who may connect to <see cref="Port"/>; empty means nobody, null that there is no restriction.</summary>
    public required IReadOnlyList<V1NetworkPolicyPeer>? AllowFrom { get; init; }

    /// <summary>HTTP path of metrics; null for a Worker, and for none.</summary>
    public required string? MetricsPath { get; init; }

    /// <summary>What runs once before a new version is rolled out; null for nothing.</summary>
    public required CompletedMigration? Migration { get; init; }

    /// <summary>Where pods may run; null means the default spread alone.</summary>
    public required SchedulingSpec? Scheduling { get; init; }

    /// <summary>The user's pod labels.</summary>
    public required IReadOnlyDictionary<string, string> PodLabels { get; init; }

    /// <summary>The user's pod annotations.</summary>
    public required IReadOnlyDictionary<string, string> PodAnnotations { get; init; }

    /// <summary>Pull secrets of the pods.</summary>
    public required IReadOnlyList<V1LocalObjectReference> ImagePullSecrets { get; init; }

    /// <summary>Service account of the pods; null means the namespace's default.</summary>
    public required string? ServiceAccountName { get; init; }

    /// <summary>Seconds from the stop's begin to SIGKILL.</summary>
    public required int TerminationGracePeriodSeconds { get; init; }
}
