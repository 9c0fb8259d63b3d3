using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Refusals;

/// <summary>A service with one value of a ground replaced, perhaps by a wrong one.</summary>
/// <param name="Field">The path of what was replaced, as messages have it.</param>
/// <param name="Value">What is there now; null: it was removed.</param>
/// <param name="Service">The service.</param>
internal sealed record Trial(string Field, JsonNode? Value, JsonObject Service)
{
    /// <summary>For the log of the test.</summary>
    public string Text => $"{Field} = {Shown(Value?.ToJsonString() ?? "nothing")}";

    private static string Shown(string text) => text.Length <= 100 ? text : $"{text[..80]}... ({text.Length} characters)";
}
