using System.CommandLine;
using PyOps.Hosting.Options;

namespace PyOps.Hosting.Tests;

public class FlagsTests
{
    private static readonly Option<int> workers = Flags.Bounded("--workers", "Reconciles at the same time.", 16, 1, 64);
    private static readonly Option<string> format = Flags.Choice("--format", "How to print.", "text", "json");
    private static readonly Option<string?> mode = Flags.Optional("--mode", "As if it were so.", "warn", "audit");
    private static readonly RootCommand command = new() { workers, format, mode };

    [Fact]
    public void What_is_absent_has_its_default()
    {
        var parsed = command.Parse([]);
        Assert.Equal((16, "text", null), (parsed.GetValue(workers), parsed.GetValue(format), parsed.GetValue(mode)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("64")]
    public void A_bound_is_within(string value) => Assert.Empty(command.Parse(["--workers", value]).Errors);

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1e1")]
    [InlineData("99999999999")]
    public void What_is_no_number_within_the_bounds_is_refused_with_them(string value) =>
        Assert.Equal([$"--workers is {value}; write a number from 1 to 64"], Errors("--workers", value));

    [Theory]
    [InlineData("--format", "xml", "--format is \"xml\"; write one of text, json")]
    [InlineData("--format", "JSON", "--format is \"JSON\"; write one of text, json")]
    [InlineData("--mode", "", "--mode is \"\"; write one of warn, audit")]
    public void Another_word_is_refused_with_those_that_there_are(string name, string value, string error) =>
        Assert.Equal([error], Errors(name, value));

    private static IEnumerable<string> Errors(string name, string value) =>
        command.Parse([name, value]).Errors.Select(error => error.Message);
}
