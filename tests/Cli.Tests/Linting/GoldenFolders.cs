
namespace PyOps.Cli.Tests.Linting;

/// <summary>Each folder below Golden has files in `in`, and what lint says of them as text and as JSON.</summary>
public class GoldenFolders
{
    private static readonly string Root = Path.Combine(Checkout.Root, "tests", "Cli.Tests", "Linting", "Golden");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Lint_says_exactly_this(string name)
    {
        var folder = Path.Combine(Root, name);
        string[] more = File.Exists(Path.Combine(folder, "arguments"))
            ? File.ReadAllText(Path.Combine(folder, "arguments")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : [];
        more = [.. more.Select(argument => argument.Replace("FOLDER", folder, StringComparison.Ordinal))];

        var text = await Cli.Run(["lint", Path.Combine(folder, "in"), .. more]);
        var json = await Cli.Run(["lint", Path.Combine(folder, "in"), "--output", "json", .. more]);

        Assert.Equal(text.Code, json.Code);
        GoldenFile.Check(Path.Combine(folder, "out.txt"), Neutral($"{text.Output}{text.Error}exit code {text.Code}\n", folder));
        GoldenFile.Check(Path.Combine(folder, "out.json"), Neutral(json.Output, folder));
    }

    private static string Neutral(string text, string folder) => text.Replace(folder + "/", "", StringComparison.Ordinal);
}
