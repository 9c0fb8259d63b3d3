using PyOps.Cli.Yaml;
using PyOps.Rules.Reading;

namespace PyOps.Cli.Linting;

/// <summary>Reads a PodTemplate: the only kind whose pod is in a field of its root.</summary>
internal static class PodTemplate
{
    private const string Root = "template";

    /// <summary>The pod that such a template makes.</summary>
    /// <param name="template">The PodTemplate.</param>
    public static PodReading Read(MapNode template) => PodReader.Read(JsonText.Write(Pod(template)).Span);

    /// <summary>The template's field, or message that begins with it, for the pod's.</summary>
    public static string Field(string ofPod) => $"{Root}.{ofPod}";

    private static MapNode Pod(MapNode template) =>
        (template.Map(Root) ?? new MapNode(template.Line, [], [])).With(("apiVersion", "v1"), ("kind", "Pod"));
}
