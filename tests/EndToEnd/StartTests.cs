using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Starts that cannot succeed say why, at once, and end.</summary>
public class StartTests
{
    public static TheoryData<string, string?, string> Kubeconfigs => new()
    {
        { "missing", null, "does not exist" },
        { "malformed", "clusters: [", "kubeconfig" },
        { "empty", "", "kubeconfig" },
        { "pointing nowhere", Kubeconfig("https://127.0.0.1:9"), "127.0.0.1:9" },
    };

    [Theory]
    [MemberData(nameof(Kubeconfigs))]
    public async Task A_kubeconfig_that_leads_nowhere_is_told_and_ends_with_2(string what, string? content, string words)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("pyops-test-").FullName, what.Replace(' ', '-'));
        if (content is not null)
            await File.WriteAllTextAsync(path, content);

        await using var instance = OperatorInstance.Launch("--kubeconfig", path);

        Assert.Equal(2, await instance.Ended(TimeSpan.FromSeconds(60)));
        Assert.Contains(words, instance.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", instance.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public async Task A_number_that_is_none_or_out_of_range_is_told_with_its_range(string number)
    {
        await using var instance = OperatorInstance.Launch("--workers", number);

        Assert.Equal(1, await instance.Ended(TimeSpan.FromSeconds(30)));
        Assert.Contains($"--workers is {number}; write a number from 1 to 64", instance.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", instance.Log, StringComparison.Ordinal);
    }

    private static string Kubeconfig(string server) => $$$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "{{{server}}}"}}]
        users: [{name: u, user: {token: t}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        current-context: c
        """;
}
