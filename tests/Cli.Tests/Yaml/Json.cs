using System.Text;
using PyOps.Cli.Yaml;

namespace PyOps.Cli.Tests.Yaml;

/// <summary>Reads YAML the way the commands do, for tests.</summary>
internal static class Json
{
    /// <summary>The JSON of every document.</summary>
    public static string[] Of(string yaml) =>
        [.. YamlText.Read(yaml).Where(document => !document.IsDropped).Select(document => document.Root is { } root
            ? Encoding.UTF8.GetString(JsonText.Write(root).Span)
            : $"{document.Place}: {document.Problem}")];
}
