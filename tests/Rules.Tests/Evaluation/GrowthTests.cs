using System.Text;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests.Evaluation;

/// <summary>
/// Four times the input is about four times the work, whatever is in it. Memory is what is counted: it is the same on a busy machine, and
/// nothing here is worked on without some.
/// </summary>
public class GrowthTests
{
    private const int Small = 50_000;

    /// <summary>Bytes allocated for one of input: more would be a pod that a small server cannot read.</summary>
    private const int MostForAByte = 100;

    // Asks everything of each container, and takes none.
    private static readonly Policy policy = new()
    {
        Rules = [new(Catalogue.Find("read-only-root")!, Effect.Enforce)],
        Exemptions =
        [
            .. Enumerable.Range(0, 100).Select(i => new Exemption
            {
                Name = $"e{i}", Reason = "r", Namespaces = ["w*b"], Images = [$"*/in/*{i}"], Containers = ["*a*"], Rules = Catalogue.All,
            }),
        ],
    };

    public static TheoryData<string, string, string, string> Shapes => new()
    {
        { "one long word", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"image\":\"", "a", "\"}]}}" },
        { "one long name of a container",
            "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"ports\":[{\"hostPort\":1},{\"hostPort\":2}],\"name\":\"", "a", "\"}]}}" },
        { "containers with nothing", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{}", ",{\"image\":\"a\",\"name\":\"a\"}", "]}}" },
        { "ports of the node", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"name\":\"a\",\"ports\":[{}", ",{\"hostPort\":80}", "]}]}}" },
        { "secrets", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"name\":\"a\",\"env\":[{}",
            ",{\"name\":\"A_TOKEN\",\"value\":\"abc\"}", "]}]}}" },
        { "volumes", "{\"kind\":\"Pod\",\"spec\":{\"volumes\":[{}", ",{\"name\":\"v\",\"hostPath\":{}}", "]}}" },
        { "annotations", "{\"kind\":\"Pod\",\"metadata\":{\"annotations\":{\"a\":\"b\"",
            ",\"container.apparmor.security.beta.kubernetes.io/a\":\"x\"", "}}}" },
        { "arguments", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"command\":[\"sh\",\"-c\",\"x\"", ",\"--bind\"", "]}]}}" },
        { "a script", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"command\":[\"sh\",\"-c\",\"x", " ( exec", "\"]}]}}" },
        { "variables of gunicorn", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"env\":[{\"name\":\"GUNICORN_CMD_ARGS\",\"value\":\"",
            "-b 127.1 ", "\"}]}]}}" },
        { "dashes", "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"env\":[{\"name\":\"A\",\"value\":\"", "-----BEGIN A", "\"}]}]}}" },
        { "a number", "{\"kind\":\"Pod\",\"spec\":{\"terminationGracePeriodSeconds\":1", "1", "}}" },
        { "a field again and again", "{\"kind\":\"Pod\"", ",\"spec\":{}", "}" },
        { "a list of nothing", "{\"kind\":\"List\",\"items\":[0", ",0", "]}" },
        { "objects that break off", "{\"kind\":\"Pod\",\"spec\":", "{\"a\":", "" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_work_grows_as_the_input_does(string name, string before, string repeated, string after)
    {
        var small = Text(before, repeated, after, Small);
        var large = Text(before, repeated, after, 4 * Small);
        Judge(small); // what is made once

        var (little, much) = (Allocated(small), Allocated(large));

        Assert.True(much <= (6 * little) + 100_000, $"{name}: {little} bytes, of four times the input {much}");
    }

    // What is said of each finding must not be as long as a hostile pod likes.
    [Theory]
    [InlineData("name")]
    [InlineData("image")]
    public void A_long_text_beside_many_findings_is_no_product(string field)
    {
        static byte[] Pod(string field, int length) => Text(
            $$"""{"kind":"Pod","spec":{"containers":[{"{{field}}":"{{new string('a', length)}}","ports":[{}""", ",{\"hostPort\":80}",
                "]}]}}", length);

        Judge(Pod(field, Small / 2));
        var (little, much) = (Allocated(Pod(field, Small / 2)), Allocated(Pod(field, 3 * Small / 2)));

        Assert.True(much <= (5 * little) + 100_000, $"{little} bytes, of three times the input {much}");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_largest_input_is_judged_within_bounds(string name, string before, string repeated, string after)
    {
        var largest = Text(before, repeated, after, PodReader.MaxBytes - 200);

        Assert.InRange(Allocated(largest), 0, (long)MostForAByte * PodReader.MaxBytes);
        Assert.True(largest.Length <= PodReader.MaxBytes, name);
    }

    private static byte[] Text(string before, string repeated, string after, int length) =>
        Encoding.UTF8.GetBytes(before + new StringBuilder().Insert(0, repeated, length / repeated.Length) + after);

    private static long Allocated(byte[] json)
    {
        var start = GC.GetAllocatedBytesForCurrentThread();
        Judge(json);
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }

    private static void Judge(byte[] json)
    {
        PodReader.ReadAll(json);
        var reading = PodReader.Read(json);
        Assert.NotNull(Evaluator.Evaluate(reading, reading, policy, Given.Request));
    }
}
