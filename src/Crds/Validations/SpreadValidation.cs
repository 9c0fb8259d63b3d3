using k8s.Models;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Spread constraints say what a scheduler can keep.</summary>
internal static class SpreadValidation
{
    private const string DoNotSchedule = "DoNotSchedule";

    public static IEnumerable<FieldError> Check(IEnumerable<V1TopologySpreadConstraint>? constraints) =>
        Items.Of(constraints, "spec.scheduling.topologySpreadConstraints").SelectMany(entry => Constraint(entry.Item, entry.Path));

    private static IEnumerable<FieldError> Constraint(V1TopologySpreadConstraint constraint, string path) =>
    [
        .. Numbers(constraint, path),
        .. AffinityValidation.TopologyKey(constraint.TopologyKey, path),
        .. SelectorValidation.Check(constraint.LabelSelector, $"{path}.labelSelector"),
        .. Policy(constraint.NodeAffinityPolicy, $"{path}.nodeAffinityPolicy"),
        .. Policy(constraint.NodeTaintsPolicy, $"{path}.nodeTaintsPolicy"),
        .. SelectorValidation.Keys(constraint.MatchLabelKeys, constraint.LabelSelector, $"{path}.matchLabelKeys"),
    ];

    private static IEnumerable<FieldError> Numbers(V1TopologySpreadConstraint constraint, string path)
    {
        if (constraint.MaxSkew < 1)
            yield return new($"{path}.maxSkew", Invariant($"{constraint.MaxSkew} is not in range: write 1 or more"));
        if (constraint.MinDomains < 1)
        {
            yield return new($"{path}.minDomains", Invariant($"{constraint.MinDomains} is not in range: write 1 or more"));
        }
        else if (constraint.MinDomains is not null && constraint.WhenUnsatisfiable is not (null or DoNotSchedule))
        {
            yield return new(
                $"{path}.minDomains", "counts only where whenUnsatisfiable is DoNotSchedule: write that, or remove minDomains");
        }
    }

    private static IEnumerable<FieldError> Policy(string? policy, string field)
    {
        if (policy is not (null or "Honor" or "Ignore"))
            yield return new(field, $"{Show.Quoted(policy)}: write Honor or Ignore");
    }
}
