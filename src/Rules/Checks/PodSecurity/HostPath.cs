using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// No volume is a folder of the node.
/// Reads: spec.volumes[*].hostPath.
/// Allowed: absent, null.
/// </summary>
internal static class HostPath
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "host-path",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "A folder of the node in the pod",
        Why = "Files of the node are keys to it, and to the pods beside this one.",
        Fix = "Use an emptyDir, a persistentVolumeClaim, a configMap or a secret.",
        Before = """
            containers:
            - name: app
            volumes:
            - name: data
              hostPath: {path: /var/lib/shop}
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
            if (pod.Volumes[i] is { IsHostPath: true, Name: var name })
                findings.Add(
                    $"spec.volumes[{i}].hostPath",
                    name,
                    $"volume {Show.Quoted(name)} is a folder of the node; use emptyDir or persistentVolumeClaim");
        }
    }
}
