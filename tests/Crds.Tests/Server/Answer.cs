using System.Net;
using System.Text.Json.Nodes;

namespace PyOps.Crds.Tests.Server;

/// <summary>What a server answers.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Body">The object, or a Status that says why not.</param>
/// <param name="Warnings">The headers that kubectl shows.</param>
internal sealed record Answer(HttpStatusCode Code, JsonObject Body, IReadOnlyList<string> Warnings)
{
    // Beside the errors of the schema stands that CEL was not asked.
    private const string NotAsked = "some validation rules were not checked";

    public string Message => (string?)Body["message"] ?? "";

    /// <summary>Field and words of each thing that is wrong.</summary>
    public IReadOnlyList<Cause> Causes =>
    [
        .. (Body["details"]?["causes"]?.AsArray() ?? [])
            .Select(cause => new Cause(Field((string?)cause!["field"]), (string)cause["message"]!))
            .Where(cause => !cause.Message.Contains(NotAsked, StringComparison.Ordinal)),
    ];

    /// <summary>The object, where the request succeeded.</summary>
    public JsonObject Taken()
    {
        Assert.True(Code is HttpStatusCode.OK or HttpStatusCode.Created, $"{(int)Code}: {Message}");
        return Body;
    }

    // A rule on the whole object, and the scale subresource, name their fields in a way of their own.
    private static string Field(string? field) => field is null or "<nil>" ? "" : field.TrimStart('.');

    /// <summary>One thing that is wrong, as <c>Status.details.causes</c> has it.</summary>
    internal sealed record Cause(string Field, string Message);
}
