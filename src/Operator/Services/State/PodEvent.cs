using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.State;

/// <summary>What the cluster told about a pod, or about a Job that has none.</summary>
/// <param name="Pod">The uid of either.</param>
/// <param name="Reason">Why, in one word, such as Unhealthy.</param>
/// <param name="Message">In words.</param>
/// <param name="Count">
/// How often, as far as it was written down: a kubelet leaves off after 25 events of a pod, but for one each five minutes.
/// </param>
/// <param name="Last">When last.</param>
internal sealed record PodEvent(string Pod, string Reason, string Message, int Count, DateTime Last)
{
    private const int Longest = 1_000;

    // What the kubelet sums up differs each time that it does.
    private const string Summary = "(combined from similar events)";
    private const string ContainerPath = "containers{";
    private static readonly HashSet<string> telling =
        ["Unhealthy", "Killing", "FailedMount", "FailedAttachVolume", "Pulling", "Pulled", "Created", Reasons.FailedCreate];

    /// <summary>The container that it is about; null when it is about the pod, or does not say.</summary>
    public string? Container { get; init; }

    /// <summary>The event, or null when nothing here reads its like.</summary>
    public static PodEvent? Of(Corev1Event one) =>
        telling.Contains(one.Reason) && one.Message is { } message && !message.StartsWith(Summary, StringComparison.Ordinal)
            ? new(one.InvolvedObject.Uid, one.Reason, Text.Bounded(message, Longest), one.Count ?? one.Series?.Count ?? 1, LastTime(one))
            {
                Container = ContainerOf(one.InvolvedObject.FieldPath),
            }
            : null;

    private static DateTime LastTime(Corev1Event one) =>
        one.Series?.LastObservedTime ?? one.LastTimestamp ?? one.EventTime ?? one.FirstTimestamp ?? DateTime.MinValue;

    // spec.containers{app}, spec.initContainers{prepare}
    private static string? ContainerOf(string? path)
    {
        var start = path?.IndexOf(ContainerPath, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start >= 0 && path!.EndsWith('}') ? path[(start + ContainerPath.Length)..^1] : null;
    }
}
