using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PyOps.EndToEnd.Support;

/// <summary>One edit of a live object by somebody else.</summary>
/// <param name="Verb">What is done: one of <see cref="EditVerbs"/>.</param>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Values">The values to try, of which the first that the server takes counts; none for a removal.</param>
internal sealed partial record Mutation(string Verb, string Path, IReadOnlyList<JsonNode> Values)
{
    /// <summary>The path without the places in lists: <c>/spec/ports/[]/name</c>.</summary>
    public string Place => Index().Replace(Path, "/[]");

    /// <summary>The place, and for a choice of a kind what is chosen: each is a case of its own.</summary>
    public string Field => Chosen is null ? Place : $"{Place}={Chosen}";

    /// <summary>What ours is, where the field says of what kind its holder is.</summary>
    public string? Chosen { get; init; }

    /// <summary>JSON patches that do it, one for each value.</summary>
    public IEnumerable<JsonObject> Operations => Verb.StartsWith("remove", StringComparison.Ordinal)
        ? [new JsonObject { ["op"] = "remove", ["path"] = Path }]
        : Values.Select(value => new JsonObject
        {
            ["op"] = Verb is EditVerbs.Set or EditVerbs.Add or EditVerbs.Twin ? "add" : "replace",
            ["path"] = Path,
            ["value"] = value.DeepClone(),
        });

    public override string ToString() => $"{Verb} {Path}";

    [GeneratedRegex("/([0-9]+|-)(?=/|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
