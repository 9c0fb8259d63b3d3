using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Services.Drift;

/// <summary>
/// Fields of a Deployment's pod template that others own and we do not. Ours are put back when they change, so whoever changed them owns them no
/// longer; what is left is what others added.
/// </summary>
internal static class ForeignFields
{
    /// <summary>Keeps of the managed fields only what <see cref="Of"/> tells: they are half of an object otherwise.</summary>
    public static V1Deployment Project(V1Deployment deployment)
    {
        deployment.Metadata.ManagedFields = Foreign(deployment.Metadata.ManagedFields ?? []) is { Count: > 0 } foreign ? foreign : null;
        return deployment;
    }

    /// <summary>One line for each manager: its name and the fields that it owns. Of a projected Deployment the same as of a whole one.</summary>
    public static IReadOnlyList<string> Of(V1Deployment? deployment) =>
    [
        .. Foreign(deployment?.Metadata.ManagedFields ?? [])
            .GroupBy(entry => entry.Manager, entry => FieldPaths.Of((JsonObject)entry.FieldsV1), StringComparer.Ordinal)
            .OrderBy(manager => manager.Key, StringComparer.Ordinal)
            .Select(manager => $"{manager.Key} owns {string.Join(", ", manager.SelectMany(paths => paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}"),
    ];

    private static List<V1ManagedFieldsEntry> Foreign(IEnumerable<V1ManagedFieldsEntry> entries)
    {
        var all = entries.Select(entry => (Entry: entry, Fields: Fields(entry))).ToList();
        foreach (var (_, ours) in all.Where(each => IsOurs(each.Entry)))
        {
            foreach (var (_, theirs) in all.Where(each => !IsOurs(each.Entry)))
                FieldPaths.Subtract(theirs, ours);
        }

        return
        [
            .. from each in all
               where !IsOurs(each.Entry)
               let template = FieldPaths.Template(each.Fields)
               where template is not null
               select new V1ManagedFieldsEntry { Manager = each.Entry.Manager, FieldsV1 = template },
        ];
    }

    private static bool IsOurs(V1ManagedFieldsEntry entry) => entry.Manager == ApiNames.FieldManager;

    private static JsonObject Fields(V1ManagedFieldsEntry entry) =>
        entry.FieldsV1 is null ? [] : JsonSerializer.SerializeToNode(entry.FieldsV1) as JsonObject ?? [];
}
