using PyOps.Rules.Checks;

namespace PyOps.Webhooks.Requests;

/// <summary>What the path of a review says: <c>/pods/{mode}</c> or <c>/templates/{mode}</c>.</summary>
/// <param name="IsTemplates">Whether workloads are asked about, and no pods.</param>
/// <param name="Mode">The mode as written: enforce, warn, audit or default.</param>
/// <param name="Effect">The most that a finding does.</param>
internal sealed record AdmissionPath(bool IsTemplates, string Mode, Effect Effect)
{
    /// <summary>The modes that a path can name.</summary>
    public static readonly string[] Modes = ["enforce", "warn", "audit", "default"];

    /// <summary>Every path, and what it says.</summary>
    /// <param name="defaultMode">What <c>default</c> stands for.</param>
    public static Dictionary<string, AdmissionPath> All(Effect defaultMode)
    {
        var paths = new Dictionary<string, AdmissionPath>(StringComparer.Ordinal);
        foreach (var (mode, effect) in Modes.Zip([Effect.Enforce, Effect.Warn, Effect.Audit, defaultMode]))
        {
            paths[$"/pods/{mode}"] = new AdmissionPath(false, mode, effect);
            paths[$"/templates/{mode}"] = new AdmissionPath(true, mode, effect);
        }
        return paths;
    }
}
