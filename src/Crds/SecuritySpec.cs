using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>User and group ids, and the few hardening settings that an application may need to change.</summary>
[Rule("!has(self.idsFromCluster) || !self.idsFromCluster || (!has(self.runAsUser) && !has(self.runAsGroup) && !has(self.fsGroup))",
    "spec.security: " + Fixes.IdsFromCluster)]
public sealed class SecuritySpec
{
    private const long MaxId = 2147483647;

    /// <summary>Numeric user of every container; never 0. Default 1000, the first one that useradd gives.</summary>
    [JsonPropertyName("runAsUser")]
    [Range(1, MaxId)]
    public long? RunAsUser { get; set; }

    /// <summary>Numeric group of every container; never 0. Default 1000.</summary>
    [JsonPropertyName("runAsGroup")]
    [Range(1, MaxId)]
    public long? RunAsGroup { get; set; }

    /// <summary>Group that owns the pod's volumes; never 0. Default 1000.</summary>
    [JsonPropertyName("fsGroup")]
    [Range(1, MaxId)]
    public long? FsGroup { get; set; }

    /// <summary>
    /// true leaves the three ids to the cluster (OpenShift assigns them) or else to the image, whose USER must then be a number;
    /// pods still must not run as root. HOME is /tmp then.
    /// </summary>
    [JsonPropertyName("idsFromCluster")]
    public bool? IdsFromCluster { get; set; }

    /// <summary>The image's files cannot be written to; /tmp and writablePaths can.</summary>
    [JsonPropertyName("readOnlyRootFilesystem")]
    [DefaultValue(SpecDefaults.ReadOnlyRootFilesystem)]
    public bool? ReadOnlyRootFilesystem { get; set; }

    /// <summary>Size limit of /tmp and of each writable path, such as 500Mi.</summary>
    [JsonPropertyName("tmpSizeLimit")]
    [DefaultValue(SpecDefaults.TmpSizeLimit), MaxLength(16)]
    [Rule("self.matches('^(" + Patterns.ByteSize + ")$')",
        "spec.security.tmpSizeLimit: write a size such as 500Mi or 1Gi", Offender = "self")]
    public string? TmpSizeLimit { get; set; }

    /// <summary>Absolute paths that become empty writable folders for the life of a pod.</summary>
    [JsonPropertyName("writablePaths")]
    [MaxLength(32), EachLength(255)]
    [Rule("self.all(p, self.exists_one(q, q == p))", "spec.security.writablePaths: a path is there twice: keep one",
        Offender = "self.filter(p, !self.exists_one(q, q == p))[0]")]
    [Rule("self.matches('^(" + Patterns.AbsolutePath + ")$')",
        "spec.security.writablePaths: a path " + Fixes.Path, Each = true, Offender = "self")]
    [Rule("self != '/tmp' && self != '/pyops' && !self.startsWith('/pyops/')",
        "spec.security.writablePaths: /tmp is writable already and /pyops is reserved: remove them", Each = true,
        Offender = "self")]
    public IList<string>? WritablePaths { get; set; }

    /// <summary>true mounts a token of the service account into the pods, for applications that call the Kubernetes API.</summary>
    [JsonPropertyName("serviceAccountToken")]
    [DefaultValue(SpecDefaults.ServiceAccountToken)]
    public bool? ServiceAccountToken { get; set; }
}
