using k8s.Models;

namespace PyOps.Operator.Wording;

/// <summary>Carries the transition times of conditions over from the status before.</summary>
internal static class Conditions
{
    /// <summary>The new conditions, each with the time at which its status last changed.</summary>
    public static IList<V1Condition> Merge(
        IEnumerable<V1Condition>? before, IEnumerable<V1Condition> current, long? generation, DateTimeOffset now)
    {
        var known = (before ?? []).ToDictionary(condition => condition.Type, StringComparer.Ordinal);
        var merged = new List<V1Condition>();
        foreach (var condition in current)
        {
            var isSame = known.TryGetValue(condition.Type, out var old) && old.Status == condition.Status;
            condition.LastTransitionTime = isSame ? old!.LastTransitionTime : WholeSeconds(now);
            condition.ObservedGeneration = generation;
            merged.Add(condition);
        }

        return merged;
    }

    // The API stores conditions' times in whole seconds: a fraction would read as a difference for ever.
    private static DateTime WholeSeconds(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()).UtcDateTime;
}
