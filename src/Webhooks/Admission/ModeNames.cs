using PyOps.Rules.Checks;

namespace PyOps.Webhooks.Admission;

/// <summary>How effects are written in lower case.</summary>
internal static class ModeNames
{
    private static readonly string[] names = ["disabled", "audit", "warn", "enforce"];

    /// <summary>Such as <c>enforce</c>.</summary>
    public static string Of(Effect effect) => names[(int)effect];
}
