using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Drift;

/// <summary>
/// Fields of a child's spec that others own and we do not. Ours are put back when they change, so whoever changed them owns
/// them no longer; what is left is what others added.
/// </summary>
internal static class ForeignFields
{
    /// <summary>Keeps of the managed fields only what <see cref="Of"/> tells: they are half of an object otherwise.</summary>
    public static T Project<T>(T child)
        where T : IMetadata<V1ObjectMeta>
    {
        child.Metadata.ManagedFields = Foreign(child.Metadata.ManagedFields ?? []) is { Count: > 0 } foreign ? foreign : null;
        return child;
    }

    /// <summary>One line for each manager: its name and the fields that it owns. Of a projected child the same as of a whole one.</summary>
    public static IReadOnlyList<string> Of(IMetadata<V1ObjectMeta>? child) =>
    [
        .. Foreign(child?.Metadata.ManagedFields ?? [])
            .GroupBy(entry => entry.Manager, entry => FieldPaths.Of((JsonObject)entry.FieldsV1), StringComparer.Ordinal)
            .OrderBy(manager => manager.Key, StringComparer.Ordinal)
            .Select(manager => $"{manager.Key} owns " + string.Join(
                ", ", manager.SelectMany(paths => paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))),
    ];

    /// <summary>Whether others own a field of a container and we own nothing of it.</summary>
    public static bool Own(V1Deployment deployment, string container, string field) =>
        Foreign(deployment.Metadata.ManagedFields ?? []).Exists(entry =>
            ((JsonObject)entry.FieldsV1)["f:spec"]?["f:template"]?["f:spec"]?["f:containers"]
                ?[$$"""k:{"name":"{{container}}"}"""]?[$"f:{field}"] is JsonObject { Count: 0 });

    private static List<V1ManagedFieldsEntry> Foreign(IList<V1ManagedFieldsEntry> entries)
    {
        var theirs = Specs(entries, ours: false);
        if (theirs is [])
            return theirs; // Of nearly every child, and then ours need not be looked at.
        foreach (var ours in Specs(entries, ours: true))
        {
            foreach (var entry in theirs)
                FieldPaths.Subtract((JsonObject)entry.FieldsV1, (JsonObject)ours.FieldsV1);
        }

        return theirs.FindAll(entry => entry.FieldsV1 is JsonObject { Count: > 0 });
    }

    /// <summary>What entries say of the spec, where they say something.</summary>
    private static List<V1ManagedFieldsEntry> Specs(IEnumerable<V1ManagedFieldsEntry> entries, bool ours) =>
    [
        .. from entry in entries
           where (entry.Manager == ApiNames.FieldManager) == ours
           let spec = FieldPaths.Spec(entry.FieldsV1)
           where spec is not null
           select new V1ManagedFieldsEntry { Manager = entry.Manager, FieldsV1 = spec },
    ];
}
