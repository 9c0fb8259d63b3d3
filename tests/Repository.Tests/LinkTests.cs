using System.Text.RegularExpressions;

namespace PyOps.Repository.Tests;

/// <summary>Documents lead to what is there.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Documents { get; } = [.. Tracked.Files.Where(path => path.EndsWith(".md"))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file_or_a_heading_that_is_there(string document)
    {
        var dead = Link().Matches(Tracked.Read(document))
            .Where(link => !Leads(document, link.Groups["path"].Value, link.Groups["heading"].Value));

        Assert.Empty(dead.Select(link => link.Value));
    }

    [Fact]
    public void Every_practice_that_a_PythonService_or_a_rule_keeps_has_a_link()
    {
        var rows = Tracked.Read("docs/practices.md").Split('\n').Where(line => Kept().IsMatch(line)).ToList();

        Assert.True(rows.Count > 15, "the table has another form");
        Assert.DoesNotContain(rows, row => !row.Contains("]("));
    }

    private static bool Leads(string document, string path, string heading)
    {
        var target = path.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, path);
        if (!Path.Exists(Tracked.Full(target)))
            return false;
        return heading.Length == 0 || Heading().Matches(Tracked.Read(target)).Any(match => Anchor(match.Groups["text"].Value) == heading);
    }

    // As the places where people read Markdown do it.
    private static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!\w+:)(?<path>[^)#]*)(#(?<heading>[^)]*))?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^\|.*\| PS( A)?( R)? \|")]
    private static partial Regex Kept();
}
