using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;

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
    /// <param name="selector">The object's pod selector.</param>
    public static string? Conflict(CompletedService service, string kind, V1ObjectMeta live, IDictionary<string, string>? selector) =>
        Conflict(service, kind, live)
        ?? (IsOurs(selector, service) ? null : $"{kind} \"{live.Name}\" selects other pods than those of this PythonService; {Fix}");

    /// <summary>The same for an object that selects no pods, or whose selector can be changed.</summary>
    public static string? Conflict(CompletedService service, string kind, V1ObjectMeta live)
    {
        var name = $"{kind} \"{live.Name}\"";
        if (live.OwnerReferences?.FirstOrDefault(owner => owner.Controller is true) is { } owner)
            return owner.Uid == service.Uid ? null : $"{name} belongs to {owner.Kind} \"{owner.Name}\"; {Fix}";
        return live.Labels?.TryGetValue(ApiNames.ServiceLabel, out var label) is true && label == service.Name
            ? null
            : $"{name} exists and was not made by PyOps; {Fix}";
    }

    private static bool IsOurs(IDictionary<string, string>? selector, CompletedService service) =>
        selector is { Count: 2 }
        && selector.TryGetValue(ApiNames.ServiceLabel, out var name) && name == service.Name
        && selector.TryGetValue(ApiNames.RoleLabel, out var role) && role == ApiNames.AppRole;
}
