using PyOps.Rules.Policies;

namespace PyOps.Crds.Validations;

/// <summary>
/// What an install lets services ask for, of what they ask others for by us: their cluster's network, its ingress controller, its
/// scheduler. Each is a list of names, in which <c>*</c> is any run of characters but <c>/</c>, and alone anything.
/// </summary>
public sealed record InstallBounds
{
    /// <summary>Whoever installed it bounds nothing.</summary>
    public static InstallBounds None { get; } = new();

    /// <summary>What <c>spec.service.type</c> may say.</summary>
    public IReadOnlyList<string> ServiceTypes { get; init; } = ["*"];

    /// <summary>Keys that <c>spec.ingress.annotations</c> may have.</summary>
    public IReadOnlyList<string> IngressAnnotations { get; init; } = ["*"];

    /// <summary>What <c>spec.scheduling.priorityClassName</c> may say.</summary>
    public IReadOnlyList<string> PriorityClasses { get; init; } = ["*"];

    /// <summary>Keys of taints that <c>spec.scheduling.tolerations</c> may name.</summary>
    public IReadOnlyList<string> Tolerations { get; init; } = ["*"];

    /// <summary>Whether one of the names takes a text.</summary>
    internal static bool Allow(IReadOnlyList<string> names, string text) => names.Any(name => name == "*" || Glob.Matches(name, text));
}
