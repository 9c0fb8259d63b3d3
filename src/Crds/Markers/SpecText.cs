using static System.FormattableString;

namespace PyOps.Crds.Markers;

/// <summary>
/// How much text a spec may hold where text has no bound by nature. Each service is in the memory of every operator, and again in its
/// Deployment and revisions: what a tenant writes there is what the others have less of.
/// </summary>
internal static class SpecText
{
    /// <summary>Most characters in all of them together.</summary>
    public const int Most = 64 * 1024;

    /// <summary>What to do with too much.</summary>
    public const string Move = "move large values to a ConfigMap or a Secret";

    /// <summary>What is wrong with more, and the fix.</summary>
    public static readonly string TooMuch =
        Invariant($"has more than {Most} characters in command, args, env, health.exec, migration.command and annotations together: ")
            + Move;
}
