using System.Collections.Immutable;

namespace PyOps.Rules.Pods;

/// <summary>The facts of a pod, or of a workload's pod template, that rules need. Made by <see cref="Reading.PodReader"/>.</summary>
/// <remarks>A field that is absent, and one that is null, are the same here as for Kubernetes: null, or an empty list.</remarks>
public sealed class PodView
{
    /// <summary>What the pod was read from.</summary>
    public WorkloadKind Kind { get; internal set; }

    /// <summary>Name of the object; null when the server is still to choose one.</summary>
    public string? Name { get; internal set; }

    /// <summary>Namespace that the object names.</summary>
    public string? Namespace { get; internal set; }

    /// <summary>
    /// What stands before <c>spec</c> and <c>metadata</c> in a field's path: nothing for a pod, else such as <c>spec.template.</c>.
    /// </summary>
    public string Root { get; internal set; } = "";

    /// <summary>The pod's AppArmor annotations.</summary>
    public IReadOnlyList<AnnotationView> AppArmorAnnotations { get; internal set; } = [];

    /// <summary><c>spec.hostNetwork</c>.</summary>
    public bool HostNetwork { get; internal set; }

    /// <summary><c>spec.hostPID</c>.</summary>
    public bool HostPid { get; internal set; }

    /// <summary><c>spec.hostIPC</c>.</summary>
    public bool HostIpc { get; internal set; }

    /// <summary><c>spec.hostUsers</c>; false puts the pod into a user namespace.</summary>
    public bool? HostUsers { get; internal set; }

    /// <summary><c>spec.shareProcessNamespace</c>.</summary>
    public bool ShareProcessNamespace { get; internal set; }

    /// <summary><c>spec.automountServiceAccountToken</c>.</summary>
    public bool? AutomountServiceAccountToken { get; internal set; }

    /// <summary><c>spec.serviceAccountName</c>, or its old name <c>spec.serviceAccount</c>.</summary>
    public string? ServiceAccount { get; internal set; }

    /// <summary><c>spec.restartPolicy</c>.</summary>
    public string? RestartPolicy { get; internal set; }

    /// <summary><c>spec.os.name</c>.</summary>
    public string? Os { get; internal set; }

    /// <summary><c>spec.terminationGracePeriodSeconds</c>, in seconds.</summary>
    public long? GraceSeconds { get; internal set; }

    /// <summary><c>spec.securityContext</c>.</summary>
    public SecurityView Security { get; internal set; } = SecurityView.None;

    /// <summary><c>spec.resources</c>: what the containers share.</summary>
    public ResourcesView Resources { get; internal set; }

    /// <summary><c>spec.volumes</c>.</summary>
    public IReadOnlyList<VolumeView> Volumes { get; internal set; } = [];

    /// <summary>All containers: init, regular, ephemeral; in that order.</summary>
    public ImmutableArray<ContainerView> Containers { get; internal set; } = [];

    /// <summary>Whether <c>spec.nodeSelector</c> asks for a node with Windows.</summary>
    public bool SelectsWindows { get; internal set; }

    /// <summary>
    /// Pods of it that the object asks for: <c>spec.replicas</c> of a workload, 1 when absent; null where it has no number.
    /// </summary>
    public int? Replicas { get; internal set; }

    /// <summary>Whether the pod says that it runs on Windows, in the way that the Pod Security Standards go by.</summary>
    public bool IsWindows => Os == "windows";

    /// <summary>Whether the pod will run on Windows.</summary>
    public bool RunsOnWindows => IsWindows || SelectsWindows;

    /// <summary>Whether the pod has a user namespace of its own, so that its root is not the node's.</summary>
    public bool HasUserNamespace => HostUsers == false;
}
