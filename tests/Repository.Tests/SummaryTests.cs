using System.Text.RegularExpressions;

namespace PyOps.Repository.Tests;

public partial class SummaryTests
{
    // They say nothing that a name does not say.
    private static readonly HashSet<string> fillers =
    [
        "a", "all", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "is", "it", "its", "may", "of", "on", "one",
        "or", "that", "the", "this", "to", "what", "when", "where", "which", "who", "with",
    ];

    [Fact]
    public void A_comment_says_more_than_the_name_that_it_is_about()
    {
        var repeats =
            from path in Tracked.Files
            where path.StartsWith("src/") && path.EndsWith(".cs")
            from Match match in Documented().Matches(Tracked.Read(path))
            let summary = match.Groups["summary"].Value
            where IsRepeat(summary, Quoted().Replace(match.Groups["declaration"].Value, ""))
            select $"{path}: {summary}";

        Assert.Empty(repeats);
    }

    [Theory]
    [InlineData("The policy.", "public Policy Value => policy;", true)]
    [InlineData("Reads it.", "public static Header Read(string json)", true)]
    [InlineData("All texts in it.", "public IEnumerable<string> Texts()", true)]
    [InlineData("Seconds between two tries.", "public int Period { get; }", false)]
    [InlineData("The policy that a file holds; null when it cannot be used.", "public static Policy? Read(string path)", false)]
    public void What_a_repeat_is(string summary, string declaration, bool isOne) => Assert.Equal(isOne, IsRepeat(summary, declaration));

    private static bool IsRepeat(string summary, string declaration)
    {
        var named = Parts().Matches(declaration).Select(part => Stem(part.Value)).ToHashSet();
        return Words().Matches(References().Replace(summary, "${name}"))
            .Select(word => word.Value.ToLowerInvariant())
            .Where(word => !fillers.Contains(word))
            .All(word => named.Contains(Stem(word)));
    }

    private static string Stem(string word) => Ending().Replace(word.ToLowerInvariant(), "");

    [GeneratedRegex(@"/// <summary>(?<summary>[^\n]*)</summary>\n(\s*(///|\[)[^\n]*\n)*\s*(?<declaration>[^\n]*)")]
    private static partial Regex Documented();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("<[^>\"]*\"(?<name>[^\"]*)\"[^>]*>")]
    private static partial Regex References();

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")]
    private static partial Regex Parts();

    [GeneratedRegex("(?<=...)(ing|ies|ed|es|s|e)$")]
    private static partial Regex Ending();
}
