using System.Text.Json.Nodes;
using PyOps.Support.Stub;
using static PyOps.Cli.Tests.Auditing.StubbedCluster;

namespace PyOps.Cli.Tests.Auditing;

public class AuditTests
{
    [Theory]
    [InlineData(1, "Enforce", "enforce")]
    [InlineData(0, "Warn", "warn")]
    [InlineData(0, "Audit", "audit")]
    [InlineData(0, null, "disabled")]
    [InlineData(0, "Warn", "nonsense")]
    [InlineData(1, "Enforce", "nonsense", "--default-mode", "enforce")]
    [InlineData(1, "Enforce", "disabled", "--as-mode", "enforce")]
    [InlineData(0, "Audit", "enforce", "--as-mode", "audit")]
    public async Task A_finding_does_the_weaker_of_its_rules_action_and_the_namespaces_mode(
        int code, string? effect, string label, params string[] options)
    {
        await using var cluster = await Start();
        cluster.Has("api/v1/namespaces", Namespace("web", label));
        cluster.Has("api/v1/pods", Item("web", "alone", Bad));

        var result = await cluster.Audit(["--output", "json", .. options]);

        Assert.Equal((code, ""), (result.Code, result.Error));
        Assert.Equal(effect, (string?)Tags(result).SingleOrDefault()?["effect"]);
    }

    [Fact]
    public async Task What_a_workload_owns_counts_as_its_own_and_only_what_the_template_has_not_is_told_of_its_pods_once()
    {
        const string Injected = """{"containers":[{"name":"app","image":"bad"},{"name":"mesh","image":"mesh"}]}""";
        await using var cluster = await Start();
        cluster.Has("apis/apps/v1/deployments", Item("web", "shop", Template(Bad)));
        cluster.Has(
            "apis/apps/v1/replicasets",
            Item("web", "shop-1", Template(Bad), "shop"), Item("web", "lonely", Template(Bad), "somebody"));
        cluster.Has(
            "api/v1/pods",
            Item("web", "shop-1-a", Injected, "shop-1"),
            Item("web", "shop-1-b", Injected, "shop-1"),
            Item("web", "lonely-a", Bad, "lonely"));

        var result = await cluster.Audit("--output", "json");

        Assert.Equal(
            ["Deployment shop  app", "ReplicaSet lonely  app", "Deployment shop shop-1-a mesh"],
            Tags(result).Select(finding => $"{finding["kind"]} {finding["name"]} {finding["pod"]} {finding["container"]}"));
        Assert.Contains("web: mode warn, 2 objects, ", (await cluster.Audit()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_is_deep_in_what_no_rule_reads_is_audited_and_so_are_the_others()
    {
        const int Levels = 500;
        var fields = string.Concat(Enumerable.Repeat("{\"f:a\":", Levels)) + "1" + new string('}', Levels);
        var deep = $$""","managedFields":[{"fieldsV1":{{fields}}}]}""";
        await using var cluster = await Start();
        cluster.Has(
            "api/v1/pods",
            Item("web", "deep", Bad).Replace(" },\"spec\"", $"{deep},\"spec\"", StringComparison.Ordinal), Item("web", "other", Bad));

        var result = await cluster.Audit("--output", "json");

        Assert.Equal("", result.Error);
        Assert.Equal(["deep", "other"], Tags(result).Select(finding => (string?)finding["name"]));
    }

    [Fact]
    public async Task Namespaces_of_the_system_are_left_out_and_named_unless_asked_for()
    {
        await using var cluster = await Start();
        cluster.Has("api/v1/pods", Item("kube-system", "proxy", Bad));
        cluster.Has("api/v1/namespaces/kube-system/pods", Item("kube-system", "proxy", Bad));

        var all = await cluster.Audit();
        var one = await cluster.Audit("--namespace", "kube-system", "--as-mode", "enforce");

        Assert.Equal((0, ""), (all.Code, all.Error));
        Assert.Contains("left out, as admission does: kube-system (--namespace NAME looks at one)", all.Output, StringComparison.Ordinal);
        Assert.Contains("kube-system: Pod proxy: ", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_listed_is_told_and_the_rest_is_still_looked_at()
    {
        await using var cluster = await Start();
        cluster.Stub.On("GET", "/apis/batch/v1/jobs", Reply.Status(403, "jobs.batch is forbidden"));
        cluster.Has("api/v1/pods", Item("web", "alone", Bad));

        var result = await cluster.Audit();

        Assert.Equal(2, result.Code);
        Assert.Equal("kubectl-pyops: jobs (batch/v1) cannot be listed: jobs.batch is forbidden\n", result.Error);
        Assert.Contains("web: Pod alone: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_server_is_asked_for_the_older_version_and_a_long_list_page_by_page()
    {
        await using var cluster = await Start();
        cluster.Stub.On("GET", "/apis/batch/v1/cronjobs", Reply.Status(404, "not found"));
        cluster.Has("apis/batch/v1beta1/cronjobs", Item("web", "nightly", """{"jobTemplate":{"spec":""" + Template(Bad) + "}}"));
        cluster.Stub.On(
            "GET", "/api/v1/pods",
            context => Reply.List("1", [Item("web", context.Request.Query.ContainsKey("continue") ? "b" : "a", Bad)],
            context.Request.Query.ContainsKey("continue") ? "" : "next")(context));

        var result = await cluster.Audit("--output", "json");

        Assert.Equal(["CronJob nightly", "Pod a", "Pod b"], Tags(result).Select(finding => $"{finding["kind"]} {finding["name"]}"));
    }

    [Fact]
    public async Task The_clusters_policy_counts_with_its_exemptions_unless_a_file_is_given()
    {
        await using var cluster = await Start();
        cluster.Has("api/v1/pods", Item("web", "alone", Bad));
        Policy(cluster, """{"rules":{"image-tag":"Disabled"}}""");

        Assert.Empty(Tags(await cluster.Audit("--output", "json")));
        Assert.Contains("policy: the cluster's RuntimePolicy default", (await cluster.Audit()).Output, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "policy.yaml",
            "apiVersion: pyops.dev/v1alpha1\nkind: RuntimePolicy\nmetadata: {name: default}\nspec: {}\n");
        Assert.Single(Tags(await cluster.Audit("--output", "json", "--policy", file)));
    }

    [Fact]
    public async Task A_policy_of_the_cluster_that_is_invalid_is_told_and_the_built_in_defaults_hold()
    {
        await using var cluster = await Start();
        cluster.Has("api/v1/pods", Item("web", "alone", Bad));
        Policy(cluster, """{"rules":{"image-tags":"Disabled"}}""");

        var result = await cluster.Audit();

        Assert.Equal(2, result.Code);
        Assert.Contains(
            "RuntimePolicy default is invalid: spec.rules.image-tags: \"image-tags\" is no rule; did you mean image-tag?",
            result.Error, StringComparison.Ordinal);
        Assert.Contains("[image-tag]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_that_is_not_there_is_told()
    {
        await using var cluster = await Start();

        var result = await cluster.Audit("--namespace", "shpo");

        Assert.Equal(2, result.Code);
        Assert.Contains("there is no namespace shpo", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_who_it_is_and_only_reads()
    {
        await using var cluster = await Start();

        await cluster.Audit();

        Assert.All(cluster.Stub.Requests, request => Assert.StartsWith("GET kubectl-pyops/", $"{request.Method} {request.UserAgent}"));
    }

    private static void Policy(StubbedCluster cluster, string spec) =>
        cluster.Stub.On(
            "GET", "/apis/pyops.dev/v1alpha1/runtimepolicies/default",
            Reply.Json(
        $$"""{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"},"spec":{{spec}} }"""));

    private static List<JsonObject> Tags(Cli.Result result) =>
        [
            .. JsonNode.Parse(result.Output)!.AsArray()
                .Select(finding => finding!.AsObject())
                .Where(finding => (string?)finding["rule"] == "image-tag"),
        ];
}
