using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The security contexts. Everything is written at the container too: a container's field overrides the pod's, so only what is
/// written there can be put back when somebody edits it.
/// </summary>
internal static class HardeningBuilder
{
    public static V1PodSecurityContext Pod(CompletedSecurity security) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = security.RunAsUser,
        RunAsGroup = security.RunAsGroup,
        FsGroup = security.FsGroup,
        // Without it every mount walks the whole volume.
        FsGroupChangePolicy = security.FsGroup is null ? null : "OnRootMismatch",
        SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
    };

    public static V1SecurityContext Container(CompletedSecurity security) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = security.RunAsUser,
        RunAsGroup = security.RunAsGroup,
        Privileged = false,
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = security.ReadOnlyRootFilesystem,
        Capabilities = new V1Capabilities { Drop = ["ALL"], Add = [] },
        SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
    };
}
