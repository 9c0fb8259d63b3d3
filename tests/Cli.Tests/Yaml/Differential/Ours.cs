using System.Text.Json.Nodes;
using PyOps.Cli.Linting;
using PyOps.Cli.Yaml;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>Our reader.</summary>
internal static class Ours
{
    /// <summary>What it makes of a file up to the first document that is no YAML, where kubectl stops.</summary>
    public static Reading Read(Case file)
    {
        List<string> objects = [];
        string? refusal = null;
        foreach (var document in Documents.Of(file.Content))
        {
            if (document.Problem is { } problem)
                return new(objects, $"{document.Place}: {problem}");
            if (document.Root is null or ScalarNode { IsNull: true })
                continue;
            if (document.Root is not MapNode map)
            {
                refusal = "no object";
                continue;
            }
            objects.Add(Canonical.Object(JsonNode.Parse(JsonText.Write(map).Span, documentOptions: new() { MaxDepth = 1000 })!));
        }
        return new(objects, refusal);
    }
}
