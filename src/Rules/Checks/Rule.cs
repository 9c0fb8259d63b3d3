using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks;

/// <summary>A rule: what it is called, what it checks, and what people are told about it.</summary>
public sealed class Rule
{
    internal Rule(Action<PodView, Parameters, Findings> check) => Check = check;

    /// <summary>Its name, for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The practice behind it: a section of the handbook, or the level of the Pod Security Standards.</summary>
    public required string Practice { get; init; }

    /// <summary>What a finding of it does when no policy says otherwise.</summary>
    public required Effect Default { get; init; }

    /// <summary>What it finds, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Why that matters.</summary>
    public required string Why { get; init; }

    /// <summary>What to write instead.</summary>
    public required string Fix { get; init; }

    /// <summary>YAML of a pod's spec that the rule finds.</summary>
    public required string Before { get; init; }

    /// <summary>The same, mended.</summary>
    public required string After { get; init; }

    /// <summary>Adds what it finds in a pod. Pure, and never throws.</summary>
    internal Action<PodView, Parameters, Findings> Check { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
