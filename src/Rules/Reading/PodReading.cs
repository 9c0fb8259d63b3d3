using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>What came of reading an object.</summary>
/// <param name="Pod">The pod in it; null when it cannot be read, and when its kind holds none.</param>
/// <param name="Problem">Why it cannot be read, naming the field; null when it can.</param>
/// <param name="IsTemplate">Whether it is known to be a workload with a template, and no pod.</param>
public sealed record PodReading(PodView? Pod, string? Problem, bool IsTemplate)
{
    /// <summary>Of an object of a kind that holds no pod: version and kind.</summary>
    public (string? ApiVersion, string Kind)? Other { get; private init; }

    /// <summary>An object that is no concern of the rules.</summary>
    internal static PodReading None(string? apiVersion, string kind) => new(null, null, false) { Other = (apiVersion, kind) };

    /// <summary>An object that cannot be read.</summary>
    internal static PodReading Unreadable(string problem, bool isTemplate = false) => new(null, problem, isTemplate);
}
