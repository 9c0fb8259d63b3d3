using PyOps.Rules.Checks;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Evaluation;

/// <summary>
/// What an object had already before an update. A container of a pod whose image changes is another container: it had no findings, and
/// then neither had the pod, or whoever may change an image would get all that the pod was once allowed. A workload's template keeps what
/// it had whatever its images are: its pods are judged when they are created.
/// </summary>
internal sealed class Ratchet
{
    private readonly HashSet<string> had;
    private readonly HashSet<ContainerView> strangers = [];
    private readonly bool hasOtherImage;

    /// <param name="now">The object.</param>
    /// <param name="before">The object as it was.</param>
    /// <param name="found">What the rules find in the object as it was.</param>
    public Ratchet(PodView now, PodView before, IReadOnlyList<Finding> found)
    {
        had = found.Select(finding => finding.Identity).ToHashSet(StringComparer.Ordinal);
        if (now.Kind != WorkloadKind.Pod)
            return;
        Dictionary<(ContainerKind, string), string> images = new(before.Containers.Length);
        foreach (var container in before.Containers)
            images[(container.Kind, container.Name)] = container.Image;
        foreach (var container in now.Containers)
        {
            var isThere = images.TryGetValue((container.Kind, container.Name), out var image);
            if (isThere && image == container.Image)
                continue;
            strangers.Add(container);
            // One that is put beside the others to debug them leaves the pod what it was.
            hasOtherImage |= isThere || container.Kind != ContainerKind.Ephemeral;
        }
    }

    /// <summary>Whether the object had a finding already.</summary>
    public bool Had(Finding finding) =>
        !(finding.Container is { } container ? strangers.Contains(container) : hasOtherImage) && had.Contains(finding.Identity);
}
