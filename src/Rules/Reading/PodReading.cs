using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>What came of reading an object.</summary>
/// <param name="Pod">The pod in it; null when it cannot be read, and when its kind holds none.</param>
/// <param name="Problem">Why it cannot be read, naming the field; null when it can.</param>
/// <param name="IsTemplate">Whether it is known to be a workload with a template, and no pod.</param>
public sealed record PodReading(PodView? Pod, string? Problem, bool IsTemplate)
{
    /// <summary>An object that is no concern of the rules.</summary>
    internal static readonly PodReading None = new(null, null, false);

    /// <summary>An object that cannot be read.</summary>
    internal static PodReading Unreadable(string problem, bool isTemplate = false) => new(null, problem, isTemplate);
}
