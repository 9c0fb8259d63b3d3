using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Support;

/// <summary>One edit of a live object by somebody else.</summary>
/// <param name="Verb">
/// What is done: change, set (of what the server leaves out), remove, remove entry, remove all (of a list) or add (beside what
/// is ours).
/// </param>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Values">The values to try, of which the first that the server takes counts; none for a removal.</param>
internal sealed record Mutation(string Verb, string Path, IReadOnlyList<JsonNode> Values)
{
    /// <summary>JSON patches that do it, one for each value.</summary>
    public IEnumerable<JsonObject> Operations => Verb.StartsWith("remove", StringComparison.Ordinal)
        ? [new JsonObject { ["op"] = "remove", ["path"] = Path }]
        : Values.Select(value => new JsonObject
        {
            ["op"] = Verb == "change" ? "replace" : "add",
            ["path"] = Path,
            ["value"] = value.DeepClone(),
        });

    public override string ToString() => $"{Verb} {Path}";
}
