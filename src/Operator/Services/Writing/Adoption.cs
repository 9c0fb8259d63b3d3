using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Writing;

/// <summary>Tells our children from foreign objects that merely have the name. Pure.</summary>
internal static class Adoption
{
    private const string Fix = "rename the PythonService, or delete or rename that object";

    /// <summary>
    /// Why an object that has a child's name must not be touched, or null when it is ours or an orphan of ours.
    /// </summary>
    /// <param name="service">The service that wants the child.</param>
    /// <param name="kind">The child's kind, for the message.</param>
    /// <param name="live">The object's metadata.</param>
    /// <param name="selector">The object's pod selector. It tells an orphan of ours from an object that merely has our label.</param>
    public static ChildFailure? Conflict(CompletedService service, string kind, V1ObjectMeta live, IDictionary<string, string>? selector) =>
        Conflict(service, kind, live)
        // What is ours and selects other pods has been changed since: a drift, which is undone.
        ?? (IsOwned(live) || IsOurs(selector, service)
            ? null
            : Foreign($"{kind} \"{live.Name}\" selects other pods than those of this PythonService"));

    /// <summary>The same for an object that selects no pods, or whose selector can be changed.</summary>
    public static ChildFailure? Conflict(CompletedService service, string kind, V1ObjectMeta live)
    {
        var name = $"{kind} \"{live.Name}\"";
        if (ObjectMeta.Controller(live) is not { } owner)
            return IsLabelled(service, live)
                ? null
                : Foreign($"{name} exists and was not made by PyOps");
        if (owner.Uid == service.Uid)
            return null;
        return IsPredecessor(owner, service)
            ? new ChildFailure(
                Reasons.Progressing, $"waits until {name} is gone, which the deleted PythonService of the same name left", Cause: null)
            {
                Waits = true,
            }
            : Foreign($"{name} belongs to {owner.Kind} \"{owner.Name}\"");
    }

    /// <summary>Whether an object is what a deleted service of this name left: we have applied it, and nobody owns it now.</summary>
    public static bool IsOrphan(CompletedService service, V1ObjectMeta live) =>
        ObjectMeta.Controller(live) is null && IsLabelled(service, live) && live.Annotations?.ContainsKey(IntentHash.Annotation) is true;

    private static bool IsLabelled(CompletedService service, V1ObjectMeta live) =>
        live.Labels?.TryGetValue(ApiNames.ServiceLabel, out var label) is true && label == service.Name;

    // By us: of any other owner Conflict has told already.
    private static bool IsOwned(V1ObjectMeta live) => ObjectMeta.Controller(live) is not null;

    private static ChildFailure Foreign(string words) => new(Reasons.NameConflict, $"{words}; {Fix}", Cause: null);

    // Deleted and made again: the garbage collector comes to the children a while after their owner.
    private static bool IsPredecessor(V1OwnerReference owner, CompletedService service) =>
        owner.Kind == PythonService.KindName && owner.Name == service.Name
        && owner.ApiVersion?.StartsWith($"{ApiNames.Group}/", StringComparison.Ordinal) is true;

    private static bool IsOurs(IDictionary<string, string>? selector, CompletedService service) =>
        selector is not null && selector.ToHashSet().SetEquals(PodRole.Serving.Selector(service.Name));
}
