using System.Text.RegularExpressions;

namespace PyOps.Repository.Tests;

public partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_make_command_of_the_text_is_a_target(string path)
    {
        var named = MakeCommand().Matches(Tracked.Read(path)).Select(match => match.Groups["target"].Value).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Subset(Targets(), named);
    }

    [Fact]
    public void Every_target_says_what_it_does()
    {
        var undescribed = Makefiles().SelectMany(text => Target().Matches(text)).Where(match => !match.Groups["text"].Success);

        Assert.Empty(undescribed.Select(match => match.Value));
    }

    private static HashSet<string> Targets() =>
        [.. Makefiles().SelectMany(text => Target().Matches(text)).Select(match => match.Groups["target"].Value)];

    private static IEnumerable<string> Makefiles() =>
        Tracked.Files.Where(path => path == "Makefile" || path.EndsWith(".mk")).Select(Tracked.Read);

    // In code only: `make build`, or a line of a code block that starts with it.
    [GeneratedRegex(@"(?:^|`)make (?<target>[a-z][a-z-]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex MakeCommand();

    [GeneratedRegex(@"^(?<target>[a-z][a-z-]*):(?!=)[^#\n]*(?<text>## .+)?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Target();
}
