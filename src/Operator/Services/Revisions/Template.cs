using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Comparing;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Revisions;

/// <summary>Pod templates as the text that revisions keep.</summary>
internal static class Template
{
    public static string Write(V1PodTemplateSpec template) => CanonicalJson.Text(template);

    /// <summary>The template that <see cref="Write"/> wrote; null for anything else, which somebody else must have put there.</summary>
    public static V1PodTemplateSpec? Read(string text)
    {
        try
        {
            return KubernetesJson.Deserialize<V1PodTemplateSpec?>(text) is { Spec.Containers.Count: > 0 } template ? template : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Every field in which two templates differ.</summary>
    public static IReadOnlyList<string> Changes(string before, string after) =>
        [.. DifferentPlaces.Of(JsonNode.Parse(before), JsonNode.Parse(after)).Select(path => path.TrimStart('.'))];

    /// <summary>The first field in which two templates differ, other spellings of the same apart; null when they mean the same.</summary>
    public static string? Difference(string stored, string today)
    {
        if (string.Equals(stored, today, StringComparison.Ordinal))
            return null;
        var (old, current) = (JsonNode.Parse(stored), JsonNode.Parse(today));
        var difference = StructuralComparison.Compare(old, current, Place.Root) ?? StructuralComparison.Compare(current, old, Place.Root);
        return difference?.Path.TrimStart('.');
    }
}
