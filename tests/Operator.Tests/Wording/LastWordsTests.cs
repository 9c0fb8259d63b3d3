using PyOps.Operator.Wording;

namespace PyOps.Operator.Tests.Wording;

public class LastWordsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \n\n", null)]
    [InlineData("Traceback:\n  line 1\nRuntimeError: boom\n\n", "RuntimeError: boom")]
    [InlineData("\u001b[31mfailed\u001b[0m\r\n", "failed")]
    [InlineData("DB_PASSWORD=hunter2", "DB_PASSWORD=***")]
    [InlineData("hunter2\n-----END PRIVATE KEY-----\n", "***")]
    public void The_last_line_is_shown_without_secrets(string? output, string? shown) => Assert.Equal(shown, LastWords.Of(output));

    [Fact]
    public void It_has_at_most_256_characters_and_no_half_ones()
    {
        var shown = LastWords.Of("first\n" + new string('x', 252) + "🐍🐍🐍")!;

        Assert.InRange(shown.Length, 250, 256);
        Assert.EndsWith("x...", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_line_whose_front_may_be_cut_off_is_not_shown()
    {
        Assert.Null(LastWords.Of(new string('x', 2048)));
    }
}
