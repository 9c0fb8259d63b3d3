using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

public class PullErrorsTests
{
    private const string Image = "example.com/denied:1";

    [Theory]
    [InlineData("failed to resolve reference \"example.com/denied:1\": example.com/denied:1: not found", "the registry does not have it")]
    [InlineData(
        "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope",
        "the registry refuses access")]
    [InlineData("failed with status code [manifests 1]: 401 Unauthorized", "the registry refuses access")]
    [InlineData("unexpected status from HEAD request: 403 Forbidden", "the registry refuses access")]
    [InlineData("dial tcp: lookup example.com on 10.0.0.2:53: no such host", "the registry's name cannot be resolved")]
    [InlineData(
        "dial tcp: lookup example.com: read udp 127.0.0.1:45831->127.0.0.1:53: read: connection refused",
        "the registry's name cannot be resolved")]
    [InlineData("dial tcp 10.0.0.9:443: connect: connection refused", "nothing listens at the registry's address")]
    [InlineData("read udp 10.0.0.1:45831->10.0.0.2:53: i/o timeout", "the registry does not answer")]
    [InlineData("x509: certificate signed by unknown authority", "the registry's certificate is not trusted")]
    [InlineData("429 Too Many Requests - toomanyrequests: You have reached your pull rate limit", "the registry's rate limit is reached")]
    [InlineData("no match for platform in manifest: not found", "it was not built for the node's architecture")]
    [InlineData("write /var/lib/containerd/x: no space left on device", "the node's disk is full")]
    [InlineData("Back-off pulling image \"example.com/denied:1\"", "check that it exists in the registry")]
    [InlineData(null, "check that it exists in the registry")]
    public void The_runtimes_words_become_one_of_a_few_sentences(string? runtime, string sentence) =>
        Assert.StartsWith(
            $"pod a: image \"{Image}\" cannot be pulled; {sentence}",
            PullErrors.Message("pod a", Image, runtime, before: ""),
            StringComparison.Ordinal);

    /// <summary>
    /// Recorded/pulls.tsv: the sentence, and what containerd 1.7 and 2.x, CRI-O and cri-dockerd say today. {R} is registry and repository,
    /// {U} their address.
    /// </summary>
    public static TheoryData<string, string> Current
    {
        get
        {
            var rows = new TheoryData<string, string>();
            var recorded = Path.Combine(Checkout.Root, "tests", "Operator.Tests", "Services", "Recorded", "pulls.tsv");
            foreach (var row in File.ReadLines(recorded).Select(line => line.Split('\t')))
                rows.Add(row[1], row[0]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Current))]
    public void The_words_of_current_runtimes_become_one_of_a_few_sentences(string runtime, string sentence)
    {
        // Names that hold the words of other kinds, with what old and current kubelets put before the runtime's words.
        foreach (var name in (string[])["example.com/denied", "not-found.example.com:5000/unauthorized/x509", "docker.io/library/timeout"])
        {
            var address = $"https://{name.Replace("/", "/v2/", StringComparison.Ordinal)}";
            var words = runtime.Replace("{R}", name, StringComparison.Ordinal).Replace("{U}", address, StringComparison.Ordinal);
            string[] prefixes = ["", "rpc error: code = Unknown desc = ", $"Back-off pulling image \"{name}:1\": ErrImagePull: "];
            foreach (var before in prefixes)
                Assert.StartsWith(
                    $"pod a: image \"{name}:1\" cannot be pulled; {sentence}",
                    PullErrors.Message("pod a", $"{name}:1", before + words, before: ""),
                    StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_cause_of_the_last_try_is_remembered_while_the_kubelet_waits_for_the_next()
    {
        var told = PullErrors.Message("pod a", Image, "401 Unauthorized", before: "");

        Assert.Equal(told, PullErrors.Message("pod a", Image, "Back-off pulling image", before: told));
        Assert.Equal(told, PullErrors.Message("pod a", Image, "Back-off pulling image", before: $"no progress within 10 s; {told}"));
        Assert.NotEqual(told, PullErrors.Message("pod b", Image, "Back-off pulling image", before: told));
    }
}
