using System.Runtime.Versioning;
using PyOps.Rules.Commands;

namespace PyOps.Rules.Tests.Shell;

/// <summary>
/// What survives SIGTERM decides, and the rule agrees: real shells run a table of scripts, and combinations of their parts.
/// </summary>
[SupportedOSPlatform("linux")]
public class ShellMeasurements
{
    private const int AtOnce = 24;

    public static TheoryData<string> Shells => ["dash", "bash", "busybox sh"];

    [MeasuredTheory]
    [MemberData(nameof(Shells))]
    public async Task The_rule_says_what_the_shell_does(string shell) => await AssertAgrees(shell, "-c", Scripts.OfTable());

    [MeasuredTheory]
    [MemberData(nameof(Shells))]
    public async Task The_rule_says_what_the_shell_does_with_combinations(string shell) =>
        await AssertAgrees(shell, "-c", Scripts.Combined(start: shell.Length, step: 13));

    [MeasuredTheory]
    [InlineData("bash", "-ec")]
    [InlineData("bash", "-e -u -o pipefail -c")]
    [InlineData("bash", "-euxo pipefail -c")]
    [InlineData("bash", "-O extglob -c")]
    [InlineData("bash", "--norc --noprofile -c")]
    [InlineData("bash", "--posix -c")]
    [InlineData("bash", "-c --")]
    [InlineData("bash", "-mc")]
    [InlineData("dash", "-ec")]
    [InlineData("dash", "-c -e")]
    [InlineData("dash", "-c --")]
    [InlineData("busybox sh", "-euxc")]
    [InlineData("busybox sh", "-o pipefail -c")]
    public async Task Options_change_nothing(string shell, string options) => await AssertAgrees(
        shell, options, ["app", "cd /; app", "exec app", "(app)", "app > /dev/null", "app | cat", "app; true", "{ exec app; }",
            "true & app"]);

    // A login or interactive shell runs a file of the image first: what that does cannot be seen, so that it is told.
    [MeasuredTheory]
    [InlineData("bash -lc", ".profile")]
    [InlineData("bash --login -c", ".bash_profile")]
    [InlineData("bash -ic", ".bashrc")]
    [InlineData("busybox sh -lc", ".profile")]
    public async Task A_trap_of_a_profile_keeps_the_shell(string shell, string file)
    {
        string[] command = [.. shell.Split(' ')];
        string[] trapped = ["sh", "-c", $"echo 'trap true INT' > {file}; exec {shell} $PWD/app"];

        Assert.NotNull(ShellForm.Problem([.. command, "app"], null));
        Assert.Null(ShellForm.Problem([.. command, "exec app"], null));
        Assert.False(await Measurement.Of(trapped));
    }

    [MeasuredTheory]
    [InlineData("flock lock app", false)]
    [InlineData("xargs -a /dev/null app", false)]
    [InlineData("nice -n 5 app", true)]
    [InlineData("nohup app", true)]
    [InlineData("timeout 100 app", true)]
    [InlineData("stdbuf -oL app", true)]
    [InlineData("setpriv --reuid 0 app", true)]
    [InlineData("env -u HOME X=1 app", true)]
    [InlineData("tini -- app", true)]
    [InlineData("tini -- sh -c app", false)]
    [InlineData("nice bash -c app", true)]
    [InlineData("nice sh -c app", false)]
    public async Task The_rule_says_what_a_program_before_the_application_does(string command, bool arrives)
    {
        Assert.Equal(arrives, SignalStop.In(command.Split(' ')) is null);
        Assert.Equal(arrives, await Measurement.Of(command.Split(' ')));
    }

    private static async Task AssertAgrees(string shell, string options, IEnumerable<string> scripts)
    {
        using var places = new SemaphoreSlim(AtOnce);
        var wrong = await Task.WhenAll(scripts.Select(async script =>
        {
            await places.WaitAsync();
            try
            {
                string[] command = [.. shell.Split(' '), .. options.Split(' '), script];
                var problem = SignalStop.In(command) is { } stop ? ShellForm.Told(stop) : null;
                return await Measurement.Of(command) is { } arrives && arrives == problem is not null
                    ? $"{script.ReplaceLineEndings("\\n")}: {(arrives ? "the" : "no")} signal arrives, said is: {problem ?? "nothing"}"
                    : null;
            }
            finally
            {
                places.Release();
            }
        }));
        Assert.True(wrong.All(line => line is null), string.Join('\n', wrong.OfType<string>()));
    }
}
