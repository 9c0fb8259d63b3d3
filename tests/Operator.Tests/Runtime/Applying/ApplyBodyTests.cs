using System.Text.Json.Nodes;
using FsCheck.Xunit;
using PyOps.Operator.Runtime.Applying;

namespace PyOps.Operator.Tests.Runtime.Applying;

public class ApplyBodyTests
{
    [Theory]
    [InlineData("🐍")]
    [InlineData("🐍🐍 \\ud83d\\udc0d")]
    [InlineData("a\\🐍")]
    [InlineData("Grüße, 世界 \u0001 \u2028 \"quoted\" \\")]
    public void No_pair_of_escapes_is_left_and_the_text_is_the_same(string text)
    {
        var written = ApplyBody.Write(new JsonObject { ["value"] = text });

        Assert.Equal(text, (string?)JsonNode.Parse(written)!["value"]);
        Assert.DoesNotMatch(@"(?<!\\)(\\\\)*\\u[dD]8", written);
    }

    [Property]
    public bool Whatever_is_written_reads_back(FsCheck.NonNull<string> text)
    {
        var valid = new string([.. text.Get.Where(unit => !char.IsSurrogate(unit))]);

        return (string?)JsonNode.Parse(ApplyBody.Write(new JsonObject { ["value"] = valid }))!["value"] == valid;
    }
}
