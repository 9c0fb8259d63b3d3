namespace PyOps.Rules.Checks;

/// <summary>
/// What a finding does, weakest first: a rule's action, a namespace's mode and <c>templates</c> alike, of which the weakest counts.
/// </summary>
public enum Effect
{
    /// <summary>Nothing.</summary>
    Disabled,

    /// <summary>It is noted in the audit log.</summary>
    Audit,

    /// <summary>The user is warned.</summary>
    Warn,

    /// <summary>The request is denied.</summary>
    Enforce,
}
