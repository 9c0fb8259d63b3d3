using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PyOps.Cluster;
using PyOps.Crds.Tests.Fixtures;
using PyOps.Crds.Validations;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Tests.Server;

/// <summary>
/// Every object of ours that stands anywhere in this checkout, in samples, documents and the files of tests: what we find nothing wrong
/// with, a server takes.
/// </summary>
public partial class WrittenTests(OwnDefinitions definitions) : IClassFixture<OwnDefinitions>
{
    private static readonly string[] folders = ["config", "charts", "docs", "hack", "src", "tests", "README.md", "CONTRIBUTING.md"];

    private static readonly Dictionary<string, string> plurals = new(StringComparer.Ordinal)
    {
        [PythonService.KindName] = PythonService.PluralName,
        [RuntimePolicy.KindName] = RuntimePolicy.PluralName,
    };

    private static readonly IReadOnlyList<string> found = [.. folders.SelectMany(Texts).Where(file => Objects(file).Any())];

    public static TheoryData<string> Files => [.. found];

    [Fact]
    public void Samples_documents_and_tests_hold_some() =>
        Assert.Superset(new HashSet<string> { "config/samples/shop/pythonservice.yaml", "README.md" }, found.ToHashSet());

    [ClusterTheory]
    [MemberData(nameof(Files))]
    public async Task What_is_written_down_as_valid_is_taken(string file)
    {
        foreach (var item in Objects(file).Where(item => Problems(item).Count == 0))
        {
            // It is tried in a namespace of the test's own.
            item["metadata"]?.AsObject().Remove("namespace");
            var answer = await (await definitions.Of(plurals[(string)item["kind"]!])).Try(item);
            answer.Taken();
            Assert.Empty(answer.Warnings);
        }
    }

    private static IEnumerable<string> Texts(string folder)
    {
        var path = Path.Combine(Checkout.Root, folder);
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        return files.Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".yml")
            .Select(file => Path.GetRelativePath(Checkout.Root, file))
            .Where(file => !file.Split('/').Intersect(["bin", "obj", "templates"], StringComparer.Ordinal).Any());
    }

    private static IEnumerable<JsonObject> Objects(string file)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, file));
        if (!text.Contains(ApiNames.ApiVersion, StringComparison.Ordinal))
            return [];
        var isPlain = !file.EndsWith(".md", StringComparison.Ordinal);
        var parts = isPlain ? [text] : Blocks().Matches(text).Select(match => match.Groups["yaml"].Value);
        return parts.SelectMany(PlainYaml.Documents)
            .Where(item => (string?)item["apiVersion"] == ApiNames.ApiVersion && item["spec"] is not null);
    }

    private static IReadOnlyList<string> Problems(JsonObject item)
    {
        var json = Encoding.UTF8.GetBytes(item.ToJsonString());
        return (string?)item["kind"] == RuntimePolicy.KindName
            ? [.. PolicyReader.Read(json).Errors.Select(error => error.Message)]
            : [.. Manifest.Check(json).Select(error => error.Message)];
    }

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Blocks();
}
