using PyOps.Rules.Checks;

namespace PyOps.Cli.Output;

/// <summary>A finding as it is shown to people.</summary>
/// <param name="Place">What begins its line, such as file and line; may be empty.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Field">Path of the field; may be empty.</param>
/// <param name="Container">The container; null when it is about the object.</param>
/// <param name="Problem">What is there and what to write instead.</param>
/// <param name="Rule">The rule's id.</param>
internal sealed record ShownFinding(string Place, Effect Effect, string Field, string? Container, string Problem, string Rule);
