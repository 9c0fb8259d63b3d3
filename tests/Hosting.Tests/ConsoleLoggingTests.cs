
namespace PyOps.Hosting.Tests;

public sealed class ConsoleLoggingTests
{
    [Theory]
    [InlineData("xml", "info")]
    [InlineData("text", "loud")]
    public void What_is_no_format_or_level_is_refused_by_name(string format, string level)
    {
        var refusal = Assert.Throws<ArgumentException>(() => ConsoleLogging.Create(format, level));
        Assert.Contains(format is "xml" ? "xml" : "loud", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "debug")]
    [InlineData("json", "error")]
    public void Both_formats_and_every_level_are_taken(string format, string level)
    {
        using var logs = ConsoleLogging.Create(format, level);
        Assert.NotNull(logs.CreateLogger("test"));
    }
}
