using System.Text.Json.Nodes;
using PyOps.Crds.Tests.Fixtures;

namespace PyOps.Crds.Tests.Schema;

/// <summary>The definitions in this checkout, found by looking for them: one that comes later is under every test.</summary>
internal static class DefinitionFiles
{
    private const string Kind = "CustomResourceDefinition";

    private static readonly string[] folders = ["config", "charts"];

    /// <summary>The definitions in config/crd.</summary>
    public static IReadOnlyList<JsonObject> Today { get; } =
        [.. In(Path.Combine(Checkout.Root, "config", "crd")).Select(file => Read(File.ReadAllText(file)))];

    /// <summary>The one of a kind.</summary>
    public static JsonObject Of(string plural) => Today.Single(definition => Plural(definition) == plural);

    /// <summary>Paths of all that are installed, in the checkout: config/crd and the chart.</summary>
    public static IReadOnlyList<string> Installed =>
        [.. folders.SelectMany(folder => In(Path.Combine(Checkout.Root, folder)))
            .Select(file => Path.GetRelativePath(Checkout.Root, file))];

    /// <summary>The files of a folder that hold one, in the order of their names.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Where(file => Array.Exists(File.ReadAllLines(file), line => line == $"kind: {Kind}"))
        .Order(StringComparer.Ordinal);

    /// <summary>The definition in a file of the checkout.</summary>
    public static JsonObject At(string file) => Read(File.ReadAllText(Path.Combine(Checkout.Root, file)));

    /// <summary>The definition in the text of a file.</summary>
    public static JsonObject Read(string text) => PlainYaml.Documents(text).Single(document => (string?)document["kind"] == Kind);

    public static string Plural(JsonObject definition) => (string)definition["spec"]!["names"]!["plural"]!;

    public static JsonObject Schema(JsonObject definition) =>
        definition["spec"]!["versions"]!.AsArray().Single()!["schema"]!["openAPIV3Schema"]!.AsObject();
}
