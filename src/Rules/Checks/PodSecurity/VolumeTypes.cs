using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// Volumes are of the types that are meant for pods.
/// Reads: which source each of spec.volumes has.
/// Allowed: configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret. A source that is null is
/// none, and a volume without a source is an emptyDir to Kubernetes. hostPath is left to host-path, which finds it.
/// </summary>
internal static class VolumeTypes
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "volume-types",
        Practice = "restricted",
        Default = Effect.Enforce,
        Title = "A volume of a type that pods should not name",
        Why = "Such a volume is mounted with the node's rights past the checks of claims and storage classes; most are gone from "
            + "Kubernetes.",
        Fix = "Use a persistentVolumeClaim, or a CSI, emptyDir, ephemeral, configMap, secret, projected, downwardAPI or image volume.",
        Before = """
            containers:
            - name: app
            volumes:
            - name: data
              nfs: {server: files, path: /shop}
            """,
        After = """
            containers:
            - name: app
            volumes:
            - name: data
              persistentVolumeClaim: {claimName: shop}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        for (var i = 0; i < pod.Volumes.Count; i++)
        {
            if (pod.Volumes[i] is not { IsAllowed: false, IsHostPath: false, OtherSource: { } source, Name: var name })
                continue;
            findings.Add(
                $"spec.volumes[{i}].{Show.Plain(source)}",
                name,
                $"volume {Show.Quoted(name)} is of the type {Show.Quoted(source)}; use persistentVolumeClaim");
        }
    }
}
