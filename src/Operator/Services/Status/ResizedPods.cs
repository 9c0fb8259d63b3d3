using k8s.Models;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Pods whose containers have other requests or limits than the template says: somebody, or a VerticalPodAutoscaler, resized them in place,
/// or a LimitRange changed them when they were made. A message and no alarm: that is what these are for.
/// </summary>
internal static class ResizedPods
{
    /// <summary>One line about the first such pod, with the number of others; none while a roll-out is under way.</summary>
    public static IReadOnlyList<string> Of(V1Deployment? deployment, IReadOnlyList<V1Pod> pods)
    {
        // Until then there are pods of an older template.
        if (deployment is null || !Rollout.IsComplete(deployment))
            return [];
        var alive = pods.Where(pod => pod is { Metadata.DeletionTimestamp: null, Status.Phase: not "Failed" and not "Succeeded" }).ToList();
        if (alive.Count != deployment.Status.UpdatedReplicas)
            return [];
        var changed = alive
            .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)
            .Select(pod => (pod.Metadata.Name, Fields: Differences(deployment.Spec.Template.Spec, pod.Spec)))
            .Where(pod => pod.Fields.Count > 0)
            .ToList();
        if (changed is not [var first, ..])
            return [];
        var others = changed.Count == 1 ? "" : $"; so have {changed.Count - 1} more";
        return [$"pod {first.Name} has other resources than its template: {string.Join(", ", first.Fields)}{others}"];
    }

    private static List<string> Differences(V1PodSpec? template, V1PodSpec? pod) =>
    [
        .. from container in pod?.Containers ?? []
           let planned = template?.Containers?.FirstOrDefault(one => one.Name == container.Name)
           // What others add, such as a proxy, has no template.
           where planned is not null
           from difference in Differences(planned.Resources, container.Resources)
           select $"container \"{container.Name}\" {difference}",
    ];

    private static IEnumerable<string> Differences(V1ResourceRequirements? template, V1ResourceRequirements? pod)
    {
        var (limits, wantedLimits) = (pod?.Limits ?? Empty, template?.Limits ?? Empty);
        foreach (var words in Differences("limits", limits, wantedLimits))
            yield return words;
        // A request that nobody names is its limit.
        foreach (var words in Differences("requests", With(pod?.Requests, limits), With(template?.Requests, wantedLimits)))
            yield return words;
    }

    private static IEnumerable<string> Differences(
        string field, IDictionary<string, ResourceQuantity> pod, IDictionary<string, ResourceQuantity> template) =>
        from name in pod.Keys.Union(template.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let has = pod.TryGetValue(name, out var value) ? value : null
        let says = template.TryGetValue(name, out var planned) ? planned : null
        where has?.ToDecimal() != says?.ToDecimal()
        select $"{field}.{name} {Show(has)} instead of {Show(says)}";

    private static string Show(ResourceQuantity? quantity) => quantity?.ToString() ?? "none";

    private static Dictionary<string, ResourceQuantity> Empty => new(StringComparer.Ordinal);

    private static Dictionary<string, ResourceQuantity> With(
        IDictionary<string, ResourceQuantity>? requests, IDictionary<string, ResourceQuantity> limits)
    {
        var all = new Dictionary<string, ResourceQuantity>(limits, StringComparer.Ordinal);
        foreach (var (name, quantity) in requests ?? Empty)
            all[name] = quantity;
        return all;
    }
}
