using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Drift;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>The conditions about the pod template and what others added to children. They are there only while they hold.</summary>
internal static class TemplateConditions
{
    private const int Longest = 1_000;

    public static IEnumerable<V1Condition> Of(
        RevisionState? revision, V1Deployment? deployment, IReadOnlyList<V1Pod> pods, IEnumerable<SeenChild> others)
    {
        if (revision?.Outdated is { } path)
            yield return Holds(ConditionTypes.RefreshAvailable, Reasons.TemplateDiffers,
                $"the operator renders another template today, in {path}; what runs is kept until the spec changes or the annotation "
                + $"{ApiNames.RefreshAnnotation} gets another value");
        List<string> drifts = [.. ForeignFields.Of(deployment), .. others.SelectMany(Foreign)];
        var resized = ResizedPods.Of(deployment, pods);
        if (drifts.Count > 0)
            yield return Holds(ConditionTypes.Drifted, Reasons.ForeignFields,
                $"not of this PythonService, and left alone: {string.Join("; ", [.. drifts, .. resized])}");
        else if (resized.Count > 0)
            yield return Holds(ConditionTypes.Drifted, Reasons.PodResources, string.Join("; ", resized));
    }

    private static IEnumerable<string> Foreign(SeenChild other) =>
        ForeignFields.Of(other.Live as IMetadata<V1ObjectMeta>).Select(line => $"{line} of the {other.Kind.Name}");

    private static V1Condition Holds(string type, string reason, string message) =>
        new() { Type = type, Status = "True", Reason = reason, Message = Text.Bounded(message, Longest) };
}
