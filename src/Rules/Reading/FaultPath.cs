using System.Text;
using System.Text.Json;
using PyOps.Rules.Checks;

namespace PyOps.Rules.Reading;

/// <summary>
/// Finds out in which field a position is. It reads again from the beginning, because faults are rare and keeping a path costs.
/// </summary>
internal static class FaultPath
{
    /// <summary>The field's path, such as <c>spec.containers[0].image</c>; empty for the object itself.</summary>
    /// <param name="reader">On the object's first token.</param>
    /// <param name="offset">A token's position; all up to it is valid JSON.</param>
    public static string At(Utf8JsonReader reader, long offset)
    {
        var steps = new List<Step>();
        do
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                steps.RemoveAt(steps.Count - 1);
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
                steps[^1] = new Step(Encoding.UTF8.GetString(reader.ValueSpan), -1);
            else if (steps is [.., { Name: null } list])
                steps[^1] = list with { Index = list.Index + 1 };
            if (reader.TokenStartIndex >= offset)
                break;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                steps.Add(new Step(reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
        }
        while (reader.Read());
        return string.Concat(steps.Select(step => step.Name is null ? $"[{step.Index}]" : $".{Show.Plain(step.Name)}")).TrimStart('.');
    }

    /// <param name="Name">The field that is being read in an object; null in a list.</param>
    /// <param name="Index">The item that is being read in a list.</param>
    private readonly record struct Step(string? Name, int Index);
}
