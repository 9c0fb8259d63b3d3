using System.Text;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests.Reading;

public class DepthTests
{
    /// <summary>The attack: managed fields of one's own, deeper than we read, in front of a privileged pod.</summary>
    [Theory]
    [InlineData("metadata", "managedFields")]
    [InlineData("metadata", "annotations")]
    [InlineData("spec", "affinity")]
    [InlineData("status", "x")]
    public void What_no_rule_reads_may_be_as_deep_as_a_server_can_send_it(string parent, string field)
    {
        var deep = Nested(9_990);
        var value = field == "annotations" ? $"{{\"a\":{deep}}}" : deep;
        var rest = parent == "spec" ? ",\"hostPID\":true}" : "},\"spec\":{\"hostPID\":true}";
        var reading = PodReader.Read(Encoding.UTF8.GetBytes(
            $"{{\"{parent}\":{{\"{field}\":{value}{rest},\"kind\":\"Pod\"}}"));

        Assert.Null(reading.Problem);
        Assert.True(reading.Pod!.HostPid);
    }

    [Theory]
    [InlineData("\"containers\":", "spec.containers[0]: expected an object")]
    [InlineData("\"hostPID\":", "spec.hostPID: expected true or false")]
    [InlineData("\"nodeSelector\":{\"kubernetes.io/os\":", "spec.nodeSelector.kubernetes.io/os: expected a text")]
    public void What_rules_read_is_named_where_it_is_too_deep(string before, string problem) => Assert.Equal(
        problem,
        PodReader.Read(Encoding.UTF8.GetBytes(
            $"{{\"kind\":\"Pod\",\"spec\":{{{before}{Nested(9_990)}{(before.Contains('{') ? "}" : "")}}}}}")).Problem);

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
