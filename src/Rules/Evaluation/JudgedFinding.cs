using PyOps.Rules.Checks;

namespace PyOps.Rules.Evaluation;

/// <summary>A finding and what it does here.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Effect">What it does; never Disabled.</param>
public readonly record struct JudgedFinding(Finding Finding, Effect Effect);
