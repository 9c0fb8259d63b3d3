using k8s.Models;

namespace PyOps.Operator.Wording;

/// <summary>Makes conditions, and carries their transition times over from the status before.</summary>
internal static class Conditions
{
    /// <summary>A condition that holds, or does not.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="reason">Why, in one word.</param>
    /// <param name="message">In words; never none, because servers of 1.20 turn an applied empty text into null, and refuse that.</param>
    public static V1Condition Of(string type, bool holds, string reason, string message) =>
        new() { Type = type, Status = holds ? "True" : "False", Reason = reason, Message = message };

    /// <summary>The new conditions, each with the time at which its status last changed.</summary>
    public static IList<V1Condition> Merge(
        IEnumerable<V1Condition>? before, IEnumerable<V1Condition> current, long? generation, DateTimeOffset now)
    {
        var known = (before ?? []).ToDictionary(condition => condition.Type, StringComparer.Ordinal);
        var merged = new List<V1Condition>();
        foreach (var condition in current)
        {
            var isSame = known.TryGetValue(condition.Type, out var old) && old.Status == condition.Status;
            merged.Add(condition with
            {
                LastTransitionTime = isSame ? old!.LastTransitionTime : WholeSeconds(now),
                ObservedGeneration = generation,
            });
        }

        return merged;
    }

    // The API stores conditions' times in whole seconds: a fraction would read as a difference for ever.
    private static DateTime WholeSeconds(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()).UtcDateTime;
}
