using System.Collections.Frozen;
using PyOps.Rules.Checks;
using PyOps.Rules.Checks.Handbook;
using PyOps.Rules.Checks.PodSecurity;

namespace PyOps.Rules;

/// <summary>All rules, in the order in which messages name them.</summary>
public static class Catalogue
{
    /// <summary>The practices of the handbook.</summary>
    public static IReadOnlyList<Rule> Handbook { get; } =
    [
        NonRoot.Rule, LowPorts.Rule, DropCapabilities.Rule, ImageTag.Rule, LivenessProbe.Rule, ReadinessProbe.Rule, ProbeTarget.Rule,
        InitProcessRule.Rule, ShellFormRule.Rule, PortEnv.Rule, LoopbackBind.Rule, LiteralSecret.Rule, FaultHandler.Rule, ReadOnlyRoot.Rule,
        ServiceAccountToken.Rule, Resources.Rule, GracefulStop.Rule, MigrateOnStart.Rule, Concurrency.Rule,
        CondaActivation.Rule, DevServer.Rule, LogFile.Rule,
    ];

    /// <summary>The Pod Security Standards, as far as no practice of the handbook says the same.</summary>
    public static IReadOnlyList<Rule> PodSecurity { get; } =
    [
        HostNamespaces.Rule, Privileged.Rule, HostPath.Rule, HostPorts.Rule, HostProbes.Rule, HostProcess.Rule, AppArmor.Rule, SeLinux.Rule,
        ProcMount.Rule, Seccomp.Rule, Sysctls.Rule, VolumeTypes.Rule, PrivilegeEscalation.Rule,
    ];

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. Handbook, .. PodSecurity];

    private static readonly FrozenDictionary<string, Rule> byId = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule of an id, or null.</summary>
    /// <param name="id">The exact id.</param>
    public static Rule? Find(string id) => byId.GetValueOrDefault(id);
}
