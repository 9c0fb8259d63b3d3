namespace PyOps.Rules.Pods;

/// <summary>The <c>securityContext</c> of a pod or of a container. Fields that only one of them has are null at the other.</summary>
public sealed class SecurityView
{
    /// <summary>What an absent one is.</summary>
    internal static readonly SecurityView None = new();

    /// <summary><c>runAsNonRoot</c>.</summary>
    public bool? RunAsNonRoot { get; internal set; }

    /// <summary><c>runAsUser</c>.</summary>
    public long? RunAsUser { get; internal set; }

    /// <summary><c>privileged</c>.</summary>
    public bool Privileged { get; internal set; }

    /// <summary><c>allowPrivilegeEscalation</c>.</summary>
    public bool? AllowPrivilegeEscalation { get; internal set; }

    /// <summary><c>readOnlyRootFilesystem</c>.</summary>
    public bool? ReadOnlyRootFilesystem { get; internal set; }

    /// <summary><c>procMount</c>.</summary>
    public string? ProcMount { get; internal set; }

    /// <summary><c>capabilities.add</c>.</summary>
    public IReadOnlyList<string> AddedCapabilities { get; internal set; } = [];

    /// <summary><c>capabilities.drop</c>.</summary>
    public IReadOnlyList<string> DroppedCapabilities { get; internal set; } = [];

    /// <summary><c>seccompProfile.type</c>; empty when there is a profile without a type.</summary>
    public string? Seccomp { get; internal set; }

    /// <summary><c>appArmorProfile.type</c>; empty when there is a profile without a type.</summary>
    public string? AppArmor { get; internal set; }

    /// <summary><c>seLinuxOptions</c>.</summary>
    public SeLinuxView? SeLinux { get; internal set; }

    /// <summary><c>windowsOptions.hostProcess</c>.</summary>
    public bool HostProcess { get; internal set; }

    /// <summary><c>sysctls</c>.</summary>
    public IReadOnlyList<SysctlView> Sysctls { get; internal set; } = [];
}
