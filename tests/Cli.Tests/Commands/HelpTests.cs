using System.CommandLine;
using System.Text.RegularExpressions;
using PyOps.Cli.Commands;
using PyOps.Cli.Output;

namespace PyOps.Cli.Tests.Commands;

public partial class HelpTests
{
    [Theory]
    [InlineData("lint")]
    [InlineData("audit")]
    [InlineData("explain")]
    [InlineData("completion")]
    public async Task Help_teaches_by_examples_that_are_command_lines_of_ours(string command)
    {
        var help = (await Cli.Run(command, "--help")).Output;

        Assert.Contains("Examples:\n", help, StringComparison.Ordinal);
        Assert.Contains("Usage:", help, StringComparison.Ordinal);
        Assert.All(Example().Matches(help), match => Assert.True(Parses(match.Groups["arguments"].Value), match.Value));
        Assert.NotEmpty(Example().Matches(help));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("lint", "lint")]
    [InlineData("audit", "audit")]
    [InlineData("explain", "explain")]
    [InlineData("completion", "completion")]
    public async Task Help_says_exactly_this_in_lines_of_at_most_100_columns(string file, params string[] command)
    {
        // The library calls the program by the name of the process.
        var help = (await Cli.Run([.. command, "--help"])).Output
            .Replace(RootCommand.ExecutableName, "kubectl-pyops", StringComparison.Ordinal);

        GoldenFile.Check(Path.Combine(Checkout.Root, "tests", "Cli.Tests", "Commands", "Help", $"{file}.txt"), help);
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task Help_of_the_whole_names_every_command_but_the_hidden_one()
    {
        var help = (await Cli.Run("--help")).Output;

        Assert.All(["lint", "audit", "explain", "completion"], command => Assert.Contains($"  {command} ", help, StringComparison.Ordinal));
        Assert.DoesNotContain("__complete", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required command", new string[0])]
    [InlineData("\"lin\" is no command; did you mean lint?", new[] { "lin", "deploy/" })]
    [InlineData("\"nonsense\" is no command; there are lint, audit, explain, completion", new[] { "nonsense" })]
    [InlineData("Required argument missing", new[] { "lint" })]
    [InlineData("write one of enforce, warn", new[] { "lint", "--min", "audit", "x" })]
    [InlineData("write one of text, json", new[] { "audit", "--output", "yaml" })]
    [InlineData("\"--no-such-option\" is no option of lint", new[] { "lint", "--no-such-option", "x" })]
    public async Task A_command_line_that_makes_no_sense_says_why_and_exits_2(string says, string[] arguments)
    {
        var result = await Cli.Run(arguments);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    private static bool Parses(string arguments)
    {
        using var nothing = new StringWriter();
        var words = arguments.Split(['|', '>', '&', ')'])[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return CliCommandLine.Build(new Terminal(Stream.Null, nothing, nothing, false), TimeProvider.System)
            .Parse(words, Options.Parsing).Errors.Count == 0;
    }

    [GeneratedRegex(@"^  [^#\n]*kubectl[- ]pyops (?<arguments>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
