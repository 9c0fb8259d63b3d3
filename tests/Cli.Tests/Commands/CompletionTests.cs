using PyOps.Rules;

namespace PyOps.Cli.Tests.Commands;

public class CompletionTests
{
    [Theory]
    [InlineData(":4", "audit completion explain lint", "")]
    [InlineData(":4", "explain", "ex")]
    [InlineData(":4", "image-tag", "explain", "im")]
    [InlineData(":4", "--output", "lint", "--out")]
    [InlineData(":4", "json text", "lint", "--output", "")]
    [InlineData(":4", "enforce", "audit", "--as-mode", "e")]
    [InlineData(":4", "audit disabled enforce warn", "audit", "--default-mode", "")]
    [InlineData(":4", "non-root,image-tag", "lint", "--rules", "non-root,im")]
    [InlineData(":4", "pss-baseline pss-restricted", "lint", "--rules", "pss")]
    [InlineData(":4", "bash fish kubectl zsh", "completion", "")]
    [InlineData(":0", "", "lint", "")]
    [InlineData(":0", "", "lint", "deploy/")]
    [InlineData(":0", "", "lint", "--policy", "")]
    [InlineData(":0", "", "nothing", "")]
    public async Task A_word_is_completed(string directive, string candidates, params string[] words)
    {
        var lines = (await Cli.Run(["__complete", .. words])).Output.TrimEnd().Split('\n');

        Assert.Equal(candidates, string.Join(' ', lines[..^1]));
        Assert.Equal(directive, lines[^1]);
    }

    [Fact]
    public async Task All_rules_are_offered() =>
        Assert.Equal(Catalogue.All.Count + 1, (await Cli.Run("__complete", "explain", "")).Output.TrimEnd().Split('\n').Length);

    [Theory]
    [InlineData("bash", "complete -o bashdefault")]
    [InlineData("zsh", "#compdef kubectl-pyops")]
    [InlineData("fish", "complete --command kubectl-pyops")]
    [InlineData("kubectl", "#!/bin/sh")]
    public async Task There_is_a_script_for_each_shell(string shell, string part) =>
        Assert.Contains(part, (await Cli.Run("completion", shell)).Output, StringComparison.Ordinal);
}
