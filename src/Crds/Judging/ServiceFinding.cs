using PyOps.Rules.Checks;

namespace PyOps.Crds.Judging;

/// <summary>What a rule finds in the pod that a PythonService becomes, told by the field that its owner wrote.</summary>
/// <param name="Finding">What the rule found in the pod.</param>
/// <param name="Field">The field of the PythonService.</param>
public sealed record ServiceFinding(Finding Finding, string Field)
{
    /// <summary>The field, what is there and what to write instead, and the rule.</summary>
    public FieldError Told => new(Field, $"{Finding.Problem} [{Finding.Rule.Id}]");
}
