using k8s.Models;

namespace PyOps.Admission.Support;

/// <summary>Pods that are created as a dry run, or never start: only the verdict on them counts.</summary>
internal static class SamplePods
{
    /// <summary>A pod that breaks no rule that denies.</summary>
    public static V1Pod Compliant(string name = "good") => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new V1PodSpec
        {
            AutomountServiceAccountToken = false,
            SecurityContext = new V1PodSecurityContext
            {
                RunAsNonRoot = true,
                RunAsUser = 1000,
                SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
            },
            Containers =
            [
                new V1Container
                {
                    Name = "app",
                    Image = "registry.example.com/web/shop:1.0.0",
                    SecurityContext = new V1SecurityContext
                    {
                        AllowPrivilegeEscalation = false,
                        ReadOnlyRootFilesystem = true,
                        Capabilities = new V1Capabilities { Drop = ["ALL"] },
                    },
                },
            ],
        },
    };

    /// <summary>The same, but for its image's tag.</summary>
    public static V1Pod Latest(string name = "latest")
    {
        var pod = Compliant(name);
        pod.Spec.Containers[0].Image = "registry.example.com/web/shop:latest";
        return pod;
    }
}
