namespace PyOps.Crds.Markers;

/// <summary>Which kinds of volume a pod may have: those of the restricted Pod Security Standard.</summary>
internal static class VolumeSources
{
    public const string AllowedText = "configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected or secret";

    /// <summary>CEL on a volume: one allowed source, and no more.</summary>
    public const string OneAllowed =
        "[has(self.configMap), has(self.csi), has(self.downwardAPI), has(self.emptyDir), has(self.ephemeral), " +
        "has(self.persistentVolumeClaim), has(self.projected), has(self.secret)].exists_one(x, x)";

    /// <summary>CEL on a volume: nothing but allowed sources.</summary>
    public const string NoRefused =
        "![has(self.awsElasticBlockStore), has(self.azureDisk), has(self.azureFile), has(self.cephfs), has(self.cinder), has(self.fc), " +
        "has(self.flexVolume), has(self.flocker), has(self.gcePersistentDisk), has(self.gitRepo), has(self.glusterfs), " +
        "has(self.hostPath), has(self.image), has(self.iscsi), has(self.nfs), has(self.photonPersistentDisk), has(self.portworxVolume), " +
        "has(self.quobyte), has(self.rbd), has(self.scaleIO), has(self.storageos), has(self.vsphereVolume)].exists(x, x)";

    public static readonly IReadOnlySet<string> Allowed = new HashSet<string>(StringComparer.Ordinal)
    {
        "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
    };
}
