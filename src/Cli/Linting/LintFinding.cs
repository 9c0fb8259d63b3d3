using PyOps.Rules.Checks;

namespace PyOps.Cli.Linting;

/// <summary>Something in a file that breaks a rule.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Object">The object.</param>
/// <param name="Container">The container; null when it is about the object.</param>
/// <param name="Rule">The rule's id, or <see cref="Invalid"/> or <see cref="Twice"/>.</param>
/// <param name="Action">What the rule does.</param>
/// <param name="Field">Path of the field.</param>
/// <param name="Message">What is there and what to write instead.</param>
internal sealed record LintFinding(
    string File, int Line, KubernetesObject Object, string? Container, string Rule, Effect Action, string Field, string Message)
{
    /// <summary>In place of a rule: the API server refuses the object, or the operator does.</summary>
    public const string Invalid = "invalid";

    /// <summary>In place of a rule: it stands there twice, and one of the two is lost.</summary>
    public const string Twice = "twice";
}
