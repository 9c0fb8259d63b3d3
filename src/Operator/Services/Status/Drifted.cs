using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Drift;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>The condition about what others added to children. It is there only while it holds.</summary>
internal static class Drifted
{
    private const int Longest = 1_000;

    /// <summary>The condition, or null.</summary>
    public static V1Condition? Of(V1Deployment? deployment, IReadOnlyList<V1Pod> pods, IEnumerable<SeenChild> others)
    {
        List<string> drifts = [.. ForeignFields.Of(deployment), .. others.SelectMany(Foreign)];
        var resized = ResizedPods.Of(deployment, pods);
        return (drifts, resized) switch
        {
            ([], []) => null,
            ([], _) => Holds(Reasons.PodResources, string.Join("; ", resized)),
            _ => Holds(
                Reasons.ForeignFields, $"not of this PythonService, and left alone: {string.Join("; ", [.. drifts, .. resized])}"),
        };
    }

    private static IEnumerable<string> Foreign(SeenChild other) =>
        ForeignFields.Of(other.Live as IMetadata<V1ObjectMeta>).Select(line => $"{line} of the {other.Kind.Name}");

    private static V1Condition Holds(string reason, string message) =>
        Conditions.Of(ConditionTypes.Drifted, true, reason, Text.Bounded(message, Longest));
}
