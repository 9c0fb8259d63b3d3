using PyOps.Rules.Checks;

namespace PyOps.Rules.Policies;

/// <summary>Rules chosen by name: some ids, or one level of the Pod Security Standards.</summary>
public static class Selection
{
    /// <summary>Name of the baseline standard.</summary>
    public const string Baseline = "pss-baseline";

    /// <summary>Name of the restricted standard.</summary>
    public const string Restricted = "pss-restricted";

    // What only the restricted standard asks.
    private static readonly string[] OfRestricted = ["non-root", "volume-types", "privilege-escalation"];

    // What both ask, under the name of a practice.
    private static readonly string[] OfBoth = ["drop-capabilities"];

    /// <summary>The policy in which only the chosen rules are at work.</summary>
    /// <param name="text">Ids with commas between them, or <c>pss-baseline</c>, or <c>pss-restricted</c>.</param>
    /// <param name="basis">Where exemptions, and the actions and parameters of rules chosen by id, come from.</param>
    /// <param name="problem">What is wrong with the text, and the nearest id; null when nothing is.</param>
    /// <returns>Null when something is wrong.</returns>
    public static Policy? Of(string text, Policy basis, out string? problem)
    {
        problem = null;
        if (text is Baseline or Restricted)
            return Standard(text == Baseline, basis);
        List<Rule> rules = [];
        foreach (var id in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Catalogue.Find(id) is { } rule)
                rules.Add(rule);
            else
                problem ??= Nearest.Unknown("rule", id, [.. Catalogue.All.Select(known => known.Id), Baseline, Restricted]);
        }
        if (rules is [])
            problem ??= "no rule is named";
        return problem is null ? basis.Only(rules) : null;
    }

    /// <summary>A level of the Pod Security Standards: on the creation of a pod the verdict of Pod Security Admission.</summary>
    private static Policy Standard(bool baseline, Policy basis)
    {
        var rules = Catalogue.PodSecurity.Select(rule => rule.Id).Concat(OfBoth).Concat(OfRestricted).ToHashSet(StringComparer.Ordinal);
        if (baseline)
            rules.ExceptWith(OfRestricted);
        return new()
        {
            Rules = Catalogue.All.ToDictionary(rule => rule, rule => rules.Contains(rule.Id) ? Effect.Enforce : Effect.Disabled),
            Parameters = new Parameters { Baseline = baseline, AllowedCapabilities = ["NET_BIND_SERVICE"] },
            Templates = basis.Templates,
            Exemptions = basis.Exemptions,
        };
    }
}
