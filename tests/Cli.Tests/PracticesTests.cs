using PyOps.Cluster;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;

namespace PyOps.Cli.Tests;

/// <summary>Messages link to a paragraph for each rule.</summary>
public class PracticesTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Checkout.Root, Messages.Reference.TrimEnd('#')));

    public static TheoryData<string> Ids => [.. Catalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_paragraph_that_says_what_explain_says(string id)
    {
        var rule = Catalogue.Find(id)!;

        var at = Assert.Single(Enumerable.Range(0, Lines.Length), line => Lines[line] == $"### {id}");
        Assert.Equal($"{rule.Title}. {rule.Why} **{rule.Fix}** ({Words.Of(rule.Default)}; {rule.Practice})", Lines[at + 2]);
    }

    [Fact]
    public void There_is_no_paragraph_of_a_rule_that_is_gone() =>
        Assert.Subset(Catalogue.All.Select(rule => rule.Id).ToHashSet(), Lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).ToHashSet());
}
