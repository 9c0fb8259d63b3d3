using PyOps.Rules;

namespace PyOps.Cli.Tests.Commands;

public class ExplainTests
{
    public static TheoryData<string> Ids => [.. Catalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_rule_is_explained_with_why_fix_and_YAML_before_and_after(string id)
    {
        var rule = Catalogue.Find(id)!;

        var result = await Cli.Run("explain", id);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.All([rule.Title, rule.Why, rule.Fix], text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.Contains($"Before:\n{Indented(rule.Before)}\n", result.Output, StringComparison.Ordinal);
        Assert.Contains($"After:\n{Indented(rule.After)}\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Its_YAML_before_has_the_finding_and_its_YAML_after_has_not(string id)
    {
        var rule = Catalogue.Find(id)!;

        Assert.Contains($"[{id}]", (await Cli.RunWith(Pod(rule.Before), "lint", "--rules", id, "-")).Output, StringComparison.Ordinal);
        var after = await Cli.RunWith(Pod(rule.After), "lint", "--rules", id, "-");
        Assert.True(!after.Output.Contains($"[{id}]", StringComparison.Ordinal) && after.Error.Length == 0, after.Output + after.Error);
    }

    [Fact]
    public async Task All_rules_are_listed_in_a_line_each() =>
        Assert.Equal(
            Catalogue.All.Select(rule => rule.Id),
            (await Cli.Run("explain")).Output.Trim().Split('\n').Select(line => line.Split(' ')[0]));

    [Fact]
    public async Task Several_rules_are_explained_one_after_the_other_as_the_end_of_a_message_names_them()
    {
        var result = await Cli.Run("explain", "image-tag", "low-ports");

        Assert.Equal((await Cli.Run("explain", "image-tag")).Output + "\n" + (await Cli.Run("explain", "low-ports")).Output, result.Output);
        Assert.Equal(2, (await Cli.Run("explain", "image-tag", "nosuch", "low-ports")).Code);
    }

    [Theory]
    [InlineData("image-tags", "\"image-tags\" is no rule; did you mean image-tag?")]
    [InlineData("probe", "\"probe\" is no rule; did you mean ")]
    [InlineData("nosuch", "\"nosuch\" is no rule; kubectl pyops explain lists them all")]
    public async Task A_rule_that_there_is_not_is_told_with_the_nearest(string id, string says)
    {
        var result = await Cli.Run("explain", id);

        Assert.Equal(2, result.Code);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[invalid]")]
    [InlineData("twice")]
    public async Task What_stands_in_place_of_a_rule_is_explained_too(string id) => Assert.Equal(0, (await Cli.Run("explain", id)).Code);

    private static string Indented(string yaml) => string.Join('\n', yaml.Split('\n').Select(line => $"  {line.TrimEnd('\r')}"));

    private static string Pod(string spec) => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: x}}\nspec:\n{Indented(spec)}\n";
}
