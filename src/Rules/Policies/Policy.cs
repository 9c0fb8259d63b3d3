using PyOps.Rules.Checks;

namespace PyOps.Rules.Policies;

/// <summary>What is asked of pods: what each rule does, its parameters, and who is exempt.</summary>
public sealed class Policy
{
    /// <summary>What holds without a RuntimePolicy.</summary>
    public static readonly Policy Default = new();

    private readonly Dictionary<Rule, Effect> effects = [];

    /// <summary>What a rule's findings do, for the rules that do not do their default.</summary>
    public IEnumerable<KeyValuePair<Rule, Effect>> Rules
    {
        get => effects;
        init => effects = new(value);
    }

    /// <summary>Parameters of the rules.</summary>
    public Parameters Parameters { get; init; } = Parameters.Default;

    /// <summary>The most that a finding in a workload's template does.</summary>
    public Effect Templates { get; init; } = Effect.Warn;

    /// <summary>Exemptions, also those that have expired.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>The rules that are not disabled, in their order.</summary>
    internal Rule[] AtWork => field ??= [.. Catalogue.All.Where(rule => EffectOf(rule) != Effect.Disabled)];

    /// <summary>What findings of a rule do.</summary>
    /// <param name="rule">The rule.</param>
    public Effect EffectOf(Rule rule) => effects.GetValueOrDefault(rule, rule.Default);

    /// <summary>This policy with some rules only. One of them that is disabled does its default.</summary>
    /// <param name="rules">The rules that remain.</param>
    public Policy Only(IEnumerable<Rule> rules)
    {
        var kept = rules.ToHashSet();
        return new()
        {
            Rules = Catalogue.All.ToDictionary(rule => rule, rule => kept.Contains(rule) ? Enabled(rule) : Effect.Disabled),
            Parameters = Parameters,
            Templates = Templates,
            Exemptions = Exemptions,
        };
    }

    private Effect Enabled(Rule rule) => EffectOf(rule) is not Effect.Disabled and var effect ? effect : rule.Default;
}
