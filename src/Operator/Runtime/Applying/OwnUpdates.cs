using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// What we own of an object by patches beside our applies. It would outlive the apply that names it no longer: a field stays
/// as long as anybody owns it.
/// </summary>
internal static class OwnUpdates
{
    /// <summary>Gives it up, by operations of a JSON patch; none when there is nothing.</summary>
    /// <param name="entries">The object's managed fields, all of them.</param>
    public static IEnumerable<JsonObject> Disown(IList<V1ManagedFieldsEntry>? entries)
    {
        foreach (var (index, entry) in (entries ?? []).Index().Reverse())
        {
            if (entry is { Manager: ApiNames.FieldManager, Operation: "Update", Subresource: null or "" })
                yield return new JsonObject { ["op"] = "remove", ["path"] = $"/metadata/managedFields/{index}" };
        }
    }
}
