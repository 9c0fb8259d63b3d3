using System.Text.Json.Serialization;

namespace PyOps.Crds;

/// <summary>Ids and the few hardening settings that an application may need to change.</summary>
public sealed class SecuritySpec
{
    /// <summary>Numeric user of every container; never 0. Default 1000, the first one that useradd gives.</summary>
    [JsonPropertyName("runAsUser")]
    public long? RunAsUser { get; set; }

    /// <summary>Numeric group of every container; never 0. Default 1000.</summary>
    [JsonPropertyName("runAsGroup")]
    public long? RunAsGroup { get; set; }

    /// <summary>Group that owns the pod's volumes. Default 1000.</summary>
    [JsonPropertyName("fsGroup")]
    public long? FsGroup { get; set; }

    /// <summary>true leaves the three ids to the cluster (OpenShift assigns them); pods still must not run as root.</summary>
    [JsonPropertyName("idsFromCluster")]
    public bool? IdsFromCluster { get; set; }

    /// <summary>The image cannot be written to; /tmp and writablePaths can.</summary>
    [JsonPropertyName("readOnlyRootFilesystem")]
    public bool? ReadOnlyRootFilesystem { get; set; }

    /// <summary>Size limit of /tmp and of each writable path.</summary>
    [JsonPropertyName("tmpSizeLimit")]
    public string? TmpSizeLimit { get; set; }

    /// <summary>Absolute paths that become empty writable folders for the life of a pod.</summary>
    [JsonPropertyName("writablePaths")]
    public IList<string>? WritablePaths { get; set; }

    /// <summary>true mounts a token of the service account into the pods.</summary>
    [JsonPropertyName("serviceAccountToken")]
    public bool? ServiceAccountToken { get; set; }
}
