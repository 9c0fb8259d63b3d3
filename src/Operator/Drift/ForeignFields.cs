using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Drift;

/// <summary>
/// Fields of a Deployment's pod template that others own and we do not. Ours are put back when they change, so whoever changed them owns
/// them no longer; what is left is what others added.
/// </summary>
internal static class ForeignFields
{
    /// <summary>Keeps of the managed fields only what <see cref="Of"/> tells: they are half of an object otherwise.</summary>
    public static V1Deployment Project(V1Deployment deployment)
    {
        deployment.Metadata.ManagedFields = Foreign(deployment.Metadata.ManagedFields ?? []) is { Count: > 0 } foreign ? foreign : null;
        return deployment;
    }

    /// <summary>
    /// One line for each manager: its name and the fields that it owns. Of a projected Deployment the same as of a whole one.
    /// </summary>
    public static IReadOnlyList<string> Of(V1Deployment? deployment) =>
    [
        .. Foreign(deployment?.Metadata.ManagedFields ?? [])
            .GroupBy(entry => entry.Manager, entry => FieldPaths.Of((JsonObject)entry.FieldsV1), StringComparer.Ordinal)
            .OrderBy(manager => manager.Key, StringComparer.Ordinal)
            .Select(manager => $"{manager.Key} owns {Told(manager)}"),
    ];

    private static string Told(IEnumerable<IEnumerable<string>> fields) =>
        string.Join(", ", fields.SelectMany(paths => paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static List<V1ManagedFieldsEntry> Foreign(IList<V1ManagedFieldsEntry> entries)
    {
        var theirs = Templates(entries, ours: false);
        if (theirs is [])
            return theirs; // Of nearly every Deployment, and then ours need not be looked at.
        foreach (var ours in Templates(entries, ours: true))
        {
            foreach (var entry in theirs)
                FieldPaths.Subtract((JsonObject)entry.FieldsV1, (JsonObject)ours.FieldsV1);
        }

        return theirs.FindAll(entry => entry.FieldsV1 is JsonObject { Count: > 0 });
    }

    /// <summary>What entries say of the pod template, where they say something.</summary>
    private static List<V1ManagedFieldsEntry> Templates(IEnumerable<V1ManagedFieldsEntry> entries, bool ours) =>
    [
        .. from entry in entries
           where (entry.Manager == ApiNames.FieldManager) == ours
           let template = FieldPaths.Template(entry.FieldsV1)
           where template is not null
           select new V1ManagedFieldsEntry { Manager = entry.Manager, FieldsV1 = template },
    ];
}
