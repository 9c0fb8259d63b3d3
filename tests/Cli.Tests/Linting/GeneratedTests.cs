using System.Text.Json.Nodes;

namespace PyOps.Cli.Tests.Linting;

/// <summary>What the operator makes, and what this repository shows, passes the rules itself.</summary>
public class GeneratedTests
{
    private static readonly string Golden = Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Golden).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    // What the user chose himself: a Worker without health.exec has nothing to ask, and a writable root was written down.
    private static readonly Dictionary<string, string[]> Chosen = new()
    {
        ["worker"] = ["liveness-probe", "readiness-probe"],
        ["worker-closed"] = ["liveness-probe", "readiness-probe"],
        ["writable-root"] = ["read-only-root"],
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_the_operator_makes_of_a_service_has_nothing_that_is_enforced_or_warned_of(string name)
    {
        var path = Path.Combine(Golden, name, "out.yaml");

        var json = JsonNode.Parse((await Cli.Run("lint", "--output", "json", path)).Output)!.AsArray();
        var text = await Cli.Run("lint", path);

        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.DoesNotContain(" 0 objects checked", text.Output, StringComparison.Ordinal);
        Assert.Equal(
            Chosen.GetValueOrDefault(name, []),
            json.Where(finding => (string?)finding!["action"] != "Audit").Select(finding => (string)finding!["rule"]!));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_services_of_the_golden_folders_are_valid(string name)
    {
        var result = await Cli.Run("lint", Path.Combine(Golden, name, "in.yaml"));

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("1 object checked", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_samples_are_clean()
    {
        var result = await Cli.Run("lint", "--min", "warn", Path.Combine(Checkout.Root, "config", "samples"));

        Assert.True(result.Code == 0, result.Output + result.Error);
    }
}
