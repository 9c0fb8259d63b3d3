using System.Text.Json.Nodes;
using PyOps.Cluster;
using PyOps.Crds.Tests.Fixtures;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>
/// An upgrade of each definition with objects stored. Folders of Earlier hold what once was in config/crd, and objects of that time: who
/// changes a definition so that they are not kept finds out here. Where there is a history, the definition before is upgraded too.
/// </summary>
public class UpgradeTests
{
    private const string Objects = "objects.yaml";

    private static readonly string earlier = Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Server", "Earlier");

    public static TheoryData<string> Files => [.. DefinitionFiles.In(earlier).Select(file => Path.GetRelativePath(earlier, file))];

    public static TheoryData<string> Plurals => [.. DefinitionFiles.Today.Select(DefinitionFiles.Plural)];

    [ClusterTheory]
    [MemberData(nameof(Files))]
    public async Task What_was_stored_under_an_earlier_definition_stays_readable_and_writable(string file)
    {
        var before = DefinitionFiles.Read(await File.ReadAllTextAsync(Path.Combine(earlier, file)));
        await Upgrade.Check(before, DefinitionFiles.Of(DefinitionFiles.Plural(before)), Stored(Path.GetDirectoryName(file)!, before));
    }

    [ClusterTheory]
    [MemberData(nameof(Plurals))]
    public async Task What_was_stored_under_the_definition_of_the_commit_before_stays_readable_and_writable(string plural)
    {
        var text = await GitHistory.Before($"config/crd/{plural}.yaml");
        Skip.If(text is null, $"needs a history in which config/crd/{plural}.yaml was another");
        var latest = Directory.EnumerateDirectories(earlier).Select(folder => Path.GetFileName(folder)).Max(StringComparer.Ordinal)!;
        var before = DefinitionFiles.Read(text!);
        var answer = await Definitions.Try(new Wire((await CrdServer.Shared).Client), before);
        Skip.If(answer.Causes.Count > 0, $"no server takes the definition of the commit before: {answer.Message}");
        await Upgrade.Check(before, DefinitionFiles.Of(plural), Stored(latest, before));
    }

    [Fact]
    public void Every_definition_has_an_earlier_one() => Assert.Subset(
        DefinitionFiles.In(earlier).Select(file => Path.GetFileName(file)).ToHashSet(),
        DefinitionFiles.Today.Select(definition => $"{DefinitionFiles.Plural(definition)}.yaml").ToHashSet());

    private static List<JsonObject> Stored(string folder, JsonObject definition) =>
        [.. PlainYaml.Documents(File.ReadAllText(Path.Combine(earlier, folder, Objects)))
            .Where(item => (string?)item["kind"] == (string?)definition["spec"]!["names"]!["kind"])];
}
