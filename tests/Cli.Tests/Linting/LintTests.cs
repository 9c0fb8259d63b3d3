using System.Text.Json.Nodes;

namespace PyOps.Cli.Tests.Linting;

public class LintTests
{
    private const string Warned = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: app, image: \"nginx:1\"}]}\n";

    [Theory]
    [InlineData(0, "--rules", "liveness-probe")]
    [InlineData(1, "--rules", "liveness-probe", "--min", "warn")]
    [InlineData(0, "--rules", "service-account-token", "--min", "warn")]
    [InlineData(1, "--rules", "non-root")]
    [InlineData(0, "--rules", "image-tag")]
    [InlineData(1, "--rules", "pss-restricted")]
    [InlineData(0, "--rules", "pss-baseline")]
    public async Task The_exit_code_is_that_of_the_strongest_finding(int code, params string[] options) =>
        Assert.Equal(code, (await Cli.RunWith(Warned, ["lint", "-", .. options])).Code);

    [Fact]
    public async Task JSON_is_an_array_of_findings_with_these_fields_and_nothing_else()
    {
        var result = await Cli.RunWith(Warned, "lint", "-", "--rules", "non-root", "--output", "json");

        var finding = Assert.Single(JsonNode.Parse(result.Output)!.AsArray())!.AsObject();
        Assert.Equal(
            ["file", "line", "kind", "namespace", "name", "container", "rule", "action", "field", "message"],
            finding.Select(field => field.Key));
        Assert.Equal(("-", 4, "Enforce"), ((string)finding["file"]!, (int)finding["line"]!, (string)finding["action"]!));
        Assert.Equal("[]\n", (await Cli.RunWith("", "lint", "-", "--output", "json")).Output);
    }

    [Fact]
    public async Task Folders_are_read_with_all_below_them_and_files_among_them_once_each()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", Warned);
        folder.Write("b/c/d.YML", Warned);
        folder.Write("b/e.json", """{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"a","image":"a:1"}]}}""");
        folder.Write("b/f.txt", "a: [");
        folder.Write(".git/g.yaml", "a: [");
        Directory.CreateSymbolicLink(folder.At("b/up"), folder.Path);

        var result = await Cli.Run("lint", folder.Path, "--rules", "image-tag");

        Assert.Equal((0, "", "3 files, 3 objects checked: nothing found\n"), (result.Code, result.Error, result.Output));
    }

    [Fact]
    public async Task A_pipe_in_a_folder_is_passed_over_and_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", Warned);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [folder.At("pipe.yaml")]))
            await made.WaitForExitAsync();
        File.CreateSymbolicLink(folder.At("link.yaml"), folder.At("nowhere.yaml"));

        var result = await Cli.Run("lint", folder.Path, "--rules", "image-tag").WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("passed over (--verbose names them): 2 no regular file", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_in_a_folder_is_a_mistake_only_when_it_begins_like_a_manifest()
    {
        using var folder = new TemporaryFolder();
        await using (var big = File.Create(folder.At("data.json")))
            big.SetLength(100_000_000);
        Assert.Equal(0, (await Cli.Run("lint", folder.Path)).Code);
        folder.Write("dump.yaml", $"apiVersion: v1\nkind: List\nitems:\n{new string('#', 70_000_000)}");

        var result = await Cli.Run("lint", folder.Path);

        Assert.Equal(2, result.Code);
        Assert.Contains("dump.yaml: larger than 64 MiB", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_that_is_named_is_judged_as_what_it_is_named_for()
    {
        const string Patch = "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: app}]}}}\n";

        Assert.Contains("no image", (await Cli.RunWith(Patch, "lint", "-", "--rules", "image-tag")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: {{ .Values.a }}\nb: [")]
    [InlineData("{{- if .Values.a }}\na: 1\n{{- end }}\n")]
    public async Task A_template_that_is_named_is_told_from_a_mistake(string template)
    {
        var result = await Cli.RunWith(template, "lint", "-");

        Assert.Equal(2, result.Code);
        Assert.Contains("no YAML: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("helm template . | kubectl pyops lint -", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told_and_the_rest_is_still_checked()
    {
        using var folder = new TemporaryFolder();
        var there = folder.Write("a.yaml", Warned);

        var result = await Cli.Run("lint", folder.At("missing.yaml"), there, "--rules", "non-root");

        Assert.Equal(2, result.Code);
        Assert.Contains($"{folder.At("missing.yaml")}: no such file or folder", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{there}:4: enforce: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 place could not be read", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_with_the_limit()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("big.yaml");
        await using (var big = File.Create(path))
            big.SetLength(100_000_000);

        var result = await Cli.Run("lint", path);

        Assert.Equal(2, result.Code);
        Assert.Contains("larger than 64 MiB, the most that is read; split it", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_named_by_the_user_must_be_an_object_of_Kubernetes()
    {
        var result = await Cli.RunWith("replicas: 3\n", "lint", "-");

        Assert.Equal(2, result.Code);
        Assert.Contains("-:1: no Kubernetes object: apiVersion and kind are missing", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod", ":1: no RuntimePolicy of pyops.dev/v1alpha1")]
    [InlineData("a: [", ":2:1: no YAML: ")]
    [InlineData("", ": has 0 documents; write one, the RuntimePolicy")]
    [InlineData("a: 1\n---\nb: 1", ": has 2 documents; write one, the RuntimePolicy")]
    [InlineData(
        "apiVersion: pyops.dev/v1alpha1\nkind: RuntimePolicy\nmetadata: {name: default}\nspec:\n  rules:\n    image-tags: Warn",
        ":6: spec.rules.image-tags: ")]
    public async Task A_policy_that_cannot_be_used_is_told_with_its_place(string yaml, string says)
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("policy.yaml", yaml);

        var result = await Cli.RunWith(Warned, "lint", "--policy", policy, "-");

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(policy + says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_there_is_not_is_told_with_the_nearest()
    {
        var result = await Cli.RunWith(Warned, "lint", "--rules", "image-tags", "-");

        Assert.Equal(2, result.Code);
        Assert.Contains("--rules: \"image-tags\" is no rule; did you mean image-tag?", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("'yes'", false)]
    public async Task A_flag_is_what_kubectl_takes_for_one(string word, bool isFlag)
    {
        var result = await Cli.RunWith(
            $"apiVersion: v1\nkind: Pod\nspec: {{hostNetwork: {word}}}\n",
            "lint", "--rules", "host-namespaces", "-");

        Assert.Equal(isFlag ? 1 : 2, result.Code);
    }
}
