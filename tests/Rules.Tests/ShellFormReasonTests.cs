using PyOps.Rules.Commands;

namespace PyOps.Rules.Tests;

/// <summary>Why a shell stays, and which does not; the shells themselves are measured by <see cref="Shell.ShellMeasurements"/>.</summary>
public class ShellFormReasonTests
{
    [Theory]
    [InlineData("python app.py 2>&1", "it stays for the redirection of its last command")]
    [InlineData("cd /app && python app.py > /proc/1/fd/1", "it stays for the redirection of its last command")]
    [InlineData("python app.py < /dev/null", "it stays for the redirection of its last command")]
    [InlineData("python app.py <<< x", "it stays for the redirection of its last command")]
    [InlineData("! python app.py", "it stays for ! or time before its last command")]
    [InlineData("time python app.py", "it stays for ! or time before its last command")]
    [InlineData("trap cleanup EXIT; python app.py", "it waits with a trap until the application has ended")]
    [InlineData("nginx & python app.py", "it stays for the commands on the line of its last one")]
    [InlineData("python app.py\n\n", "it stays for the empty lines behind its last command")]
    [InlineData("python app.py || exit 1", "it has more to do behind the application")]
    [InlineData("python app.py; exit $?", "it has more to do behind the application")]
    public void What_keeps_bash_is_told(string script, string why)
    {
        Assert.StartsWith($"signals stop at bash -c, because {why}; ", Problem("bash -c X", script), StringComparison.Ordinal);
        Assert.StartsWith("signals stop at sh -c", Problem("sh -c X", script), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ash -c X", "python app.py > log")]
    [InlineData("busybox sh -c X", "if [ -f x ]; then (python app.py); fi")]
    [InlineData("bash -ec X", "cd /app; python app.py")]
    [InlineData("bash -lc X", "exec python app.py")]
    [InlineData("sh -c X", "while true; do sleep 60; done")]
    [InlineData("sh -c X", "sleep infinity")]
    [InlineData("bash -c X", "trap : TERM; sleep infinity & wait")]
    [InlineData("bash -c X", "bash -c 'python app.py'")]
    public void A_shell_that_goes_or_waits_for_nothing_is_no_problem(string command, string script) =>
        Assert.Null(Problem(command, script));

    [Theory]
    [InlineData("bash -lc X", "signals may stop at bash: as a login or interactive shell")]
    [InlineData("bash --login -c X", "signals may stop at bash: as a login or interactive shell")]
    [InlineData("bash -ic X", "signals may stop at bash: as a login or interactive shell")]
    [InlineData("ash -c X", "signals stop at ash -c, because it stays for the empty lines", "python app.py\n")]
    [InlineData("bash -c X", "signals stop at sh -c; ", "exec sh -c 'python app.py'")]
    [InlineData("nice -n 5 sh -c X", "signals stop at sh -c; ")]
    public void Shells_behind_shells_and_profiles_are_seen(string command, string says, string script = "python app.py") =>
        Assert.StartsWith(says, Problem(command, script), StringComparison.Ordinal);

    private static string? Problem(string command, string script) =>
        ShellForm.Problem([.. command.Split(' ').Select(word => word == "X" ? script : word)], null);
}
