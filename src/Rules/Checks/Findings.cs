using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks;

/// <summary>Collects what rules find in one pod.</summary>
internal sealed class Findings(PodView pod)
{
    private List<Finding>? all;

    /// <summary>The rule at work.</summary>
    public Rule? Rule { get; set; }

    /// <summary>All findings so far: a pod's own first, then container by container; in the order of the rules.</summary>
    public IReadOnlyList<Finding> InOrder()
    {
        if (all is null)
            return [];
        for (var i = 1; i < all.Count; i++)
        {
            if (all[i - 1].Place > all[i].Place)
                return [.. all.OrderBy(finding => finding.Place)];
        }
        return all;
    }

    /// <summary>Adds a finding about the pod.</summary>
    /// <param name="field">Path from the pod, such as <c>spec.hostNetwork</c>.</param>
    /// <param name="value">What tells this finding from others of the field.</param>
    /// <param name="problem">What is there, and what to write instead; never a secret.</param>
    public void Add(string field, string? value, string problem) => Add(null, field, value, problem);

    /// <summary>Adds a finding about a container.</summary>
    /// <param name="container">The container; null for the pod.</param>
    /// <param name="field">Path from the container, such as <c>image</c>.</param>
    /// <param name="value">What tells this finding from others of the field.</param>
    /// <param name="problem">What is there, and what to write instead; never a secret.</param>
    public void Add(ContainerView? container, string field, string? value, string problem) =>
        (all ??= []).Add(new Finding(Rule!, pod, container, field, value, problem));
}
