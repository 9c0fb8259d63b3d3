using System.Text.Json.Nodes;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Serving;

/// <summary>
/// Objects of which the API server writes more than we keep: each <c>&lt;</c> takes six bytes, so that one of the 1.5 MB that are stored
/// may be a review of 18 MB. What CREATE let in must not be frozen by UPDATE, and what nobody reads must hide nothing.
/// </summary>
[Collection(nameof(SharedServer))]
public sealed class LargeUpdateTests(SharedServer shared)
{
    private static readonly string large = string.Concat(Enumerable.Repeat("\\u003c", 1_000_000));

    // Six megabytes in what rules read.
    private static readonly string pod = $$$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","finalizers":["batch.kubernetes.io/job-tracking"]},
         "spec":{"containers":[{"name":"app","image":"nginx:1","args":["{{{large}}}"]}]}}
        """;

    [Fact]
    public async Task A_finalizer_comes_off_a_pod_that_is_larger_than_what_is_kept()
    {
        var without = pod.Replace(",\"finalizers\":[\"batch.kubernetes.io/job-tracking\"]", "", StringComparison.Ordinal);

        Assert.True((await Update(pod, without)).Allowed);
    }

    [Fact]
    public async Task A_large_pod_that_is_being_deleted_may_change_in_any_way()
    {
        var deleted = pod.Replace(
            "\"name\":\"web\"", "\"name\":\"web\",\"deletionTimestamp\":\"2026-11-27T12:00:00Z\"", StringComparison.Ordinal);

        Assert.True((await Update(deleted, deleted.Replace("nginx:1", "nginx", StringComparison.Ordinal))).Allowed);
    }

    [Fact]
    public async Task A_large_pod_with_another_image_is_judged_as_a_new_one()
    {
        var (allowed, text) = await Update(pod, pod.Replace("nginx:1", "nginx", StringComparison.Ordinal));

        Assert.False(allowed);
        Assert.Contains("[image-tag]", text, StringComparison.Ordinal);
        Assert.Contains("[non-root]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enforce", "message")]
    [InlineData("warn", "warnings")]
    [InlineData("audit", "auditAnnotations")]
    public async Task What_no_rule_reads_hides_nothing_however_large_it_is(string mode, string where)
    {
        // In the place of a volume's attributes, and of a driver's.
        var padded = $$$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},
             "spec":{"volumes":[{"name":"a","csi":{"driver":"a","volumeAttributes":{"a":"{{{{large}}}}"}}}],
              "hostPID":true,"containers":[{"name":"app","image":"nginx","securityContext":{"privileged":true}}],
              "hostAliases":[{"ip":"10.0.0.1","hostnames":["{{{{large}}}}"]}]}}
            """;

        var text = await Post($"/pods/{mode}", Reviews.Create(padded));

        Assert.Contains($"\"{where}\"", text, StringComparison.Ordinal);
        foreach (var rule in new[] { "image-tag", "host-namespaces", "privileged" })
            Assert.Contains(rule, text, StringComparison.Ordinal);
        Assert.DoesNotContain("unreadable", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enforce", false)]
    [InlineData("warn", true)]
    [InlineData("audit", true)]
    public async Task What_rules_read_of_one_object_has_a_bound_and_it_is_told(string mode, bool allowed)
    {
        var twice = pod.Replace($"\"{large}\"", $"\"{large}\",\"{large}\"", StringComparison.Ordinal);

        var text = await Post($"/pods/{mode}", Reviews.Create(twice));

        Assert.Equal((Reviews.Uid, allowed), Reviews.Read(text));
        Assert.Contains("\"problem\":\"what rules read of the object has more than 7 MiB\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-27T12:00:00Z", true)]
    [InlineData(null, false)]
    public async Task A_small_pod_that_is_being_deleted_may_change_as_well(string? since, bool allowed)
    {
        var before = JsonNode.Parse(Reviews.BadPod)!;
        if (since is not null)
            before["metadata"]!["deletionTimestamp"] = since;
        var now = before.DeepClone();
        now["spec"]!["hostPID"] = true;

        Assert.Equal(allowed, (await Update(before.ToJsonString(), now.ToJsonString())).Allowed);
    }

    /// <summary>More containers than are read; the pod is older than the webhook.</summary>
    [Fact]
    public async Task A_pod_that_cannot_be_read_loses_its_finalizer_too()
    {
        var containers = string.Join(',', Enumerable.Range(0, 600).Select(i => $$"""{"name":"c{{i}}","image":"a:1"}"""));
        string Pod(string finalizers) =>
            $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"finalizers":[{{{finalizers}}}]},"spec":{"containers":[{{{containers}}}]}}""";

        Assert.True((await Update(Pod("\"a\""), Pod(""))).Allowed);
        Assert.False((await Update(Pod("\"a\""), Pod("").Replace("a:1", "a:2", StringComparison.Ordinal))).Allowed);
        Assert.False(Reviews.Read(await Post("/pods/enforce", Reviews.Create(Pod("")))).Allowed);
    }

    private async Task<(bool Allowed, string Text)> Update(string before, string now)
    {
        var review = Reviews.Create(now).Replace("\"operation\":\"CREATE\"", "\"operation\":\"UPDATE\"", StringComparison.Ordinal)
            .Replace("\"oldObject\":null", $"\"oldObject\":{before}", StringComparison.Ordinal);
        var text = await Post("/pods/enforce", review);
        Assert.Equal(Reviews.Uid, Reviews.Read(text).Uid);
        return (Reviews.Read(text).Allowed, text);
    }

    private async Task<string> Post(string path, string review)
    {
        using var content = Server.Json(review);
        using var answer = await shared.Client.PostAsync(path, content);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
