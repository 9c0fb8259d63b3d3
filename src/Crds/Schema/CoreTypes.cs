using k8s.Models;

namespace PyOps.Crds.Schema;

/// <summary>
/// What reflection over the client's models of Kubernetes' own types cannot know. Without an entry a string, list or map has a generous
/// bound.
/// </summary>
internal static class CoreTypes
{
    public const int MaxLength = 4096;

    public const int MaxEntries = 256;

    /// <summary>Required fields; those of a value type that is not nullable are found by reflection.</summary>
    private static readonly Dictionary<Type, string[]> required = new()
    {
        [typeof(Corev1ResourceClaim)] = ["name"],
        [typeof(V1ClusterTrustBundleProjection)] = ["path"],
        [typeof(V1Condition)] = ["type", "status", "reason", "message"],
        [typeof(V1ConfigMapKeySelector)] = ["key"],
        [typeof(V1CSIVolumeSource)] = ["driver"],
        [typeof(V1DownwardAPIVolumeFile)] = ["path"],
        [typeof(V1EnvVar)] = ["name"],
        [typeof(V1FileKeySelector)] = ["key", "path", "volumeName"],
        [typeof(V1IPBlock)] = ["cidr"],
        [typeof(V1KeyToPath)] = ["key", "path"],
        [typeof(V1LabelSelectorRequirement)] = ["key", "operator"],
        [typeof(V1LocalObjectReference)] = ["name"],
        [typeof(V1NodeSelector)] = ["nodeSelectorTerms"],
        [typeof(V1NodeSelectorRequirement)] = ["key", "operator"],
        [typeof(V1ObjectFieldSelector)] = ["fieldPath"],
        [typeof(V1PersistentVolumeClaimTemplate)] = ["spec"],
        [typeof(V1PersistentVolumeClaimVolumeSource)] = ["claimName"],
        [typeof(V1PodAffinityTerm)] = ["topologyKey"],
        [typeof(V1PodCertificateProjection)] = ["keyType", "signerName"],
        [typeof(V1PreferredSchedulingTerm)] = ["preference"],
        [typeof(V1ResourceFieldSelector)] = ["resource"],
        [typeof(V1SecretKeySelector)] = ["key"],
        [typeof(V1ServiceAccountTokenProjection)] = ["path"],
        [typeof(V1TopologySpreadConstraint)] = ["topologyKey", "whenUnsatisfiable"],
        [typeof(V1TypedLocalObjectReference)] = ["kind", "name"],
        [typeof(V1TypedObjectReference)] = ["kind", "name"],
        [typeof(V1Volume)] = ["name"],
        [typeof(V1VolumeMount)] = ["name", "mountPath"],
        [typeof(V1WeightedPodAffinityTerm)] = ["podAffinityTerm"],
    };

    /// <summary>Objects that server-side apply replaces as a whole.</summary>
    private static readonly HashSet<Type> atomic =
    [
        typeof(V1ConfigMapKeySelector), typeof(V1FileKeySelector), typeof(V1LabelSelector), typeof(V1LocalObjectReference),
        typeof(V1NodeSelector), typeof(V1NodeSelectorTerm), typeof(V1ObjectFieldSelector), typeof(V1ResourceFieldSelector),
        typeof(V1SecretKeySelector), typeof(V1TypedLocalObjectReference),
    ];

    private static readonly Dictionary<(Type, string), int> lengths = new()
    {
        [(typeof(V1Condition), "message")] = 32768,
        [(typeof(V1EnvVar), "name")] = 253,
        [(typeof(V1EnvVar), "value")] = 32768,
        [(typeof(V1LocalObjectReference), "name")] = 253,
        [(typeof(V1Volume), "name")] = 63,
        [(typeof(V1VolumeMount), "name")] = 63,
        [(typeof(V1VolumeMount), "mountPath")] = 1024,
    };

    private static readonly Dictionary<(Type, string), object[]> enums = new()
    {
        [(typeof(V1Condition), "status")] = ["True", "False", "Unknown"],
        [(typeof(V1TopologySpreadConstraint), "whenUnsatisfiable")] = ["DoNotSchedule", "ScheduleAnyway"],
        // Bidirectional is left out: Kubernetes has it for privileged containers alone.
        [(typeof(V1VolumeMount), "mountPropagation")] = ["None", "HostToContainer"],
    };

    private static readonly HashSet<string> claimMetadata = ["labels", "annotations"];

    public static IReadOnlyList<string> Required(Type type) => required.GetValueOrDefault(type, []);

    public static bool IsAtomic(Type type) => atomic.Contains(type);

    public static int Length(Type type, string field) => lengths.GetValueOrDefault((type, field), MaxLength);

    public static object[]? Enum(Type type, string field) => enums.GetValueOrDefault((type, field));

    /// <summary>
    /// Whether a field is in the schema. Metadata occurs in a claim template only, where Kubernetes takes labels and annotations.
    /// </summary>
    public static bool Has(Type type, string field) => type != typeof(V1ObjectMeta) || claimMetadata.Contains(field);
}
