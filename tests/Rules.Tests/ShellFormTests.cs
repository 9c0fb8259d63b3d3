using PyOps.Rules.Commands;

namespace PyOps.Rules.Tests;

public class ShellFormTests
{
    private static readonly string[] Sh = ["sh", "-c"];
    private static readonly string[] Bash = ["/bin/bash", "-c"];

    [Theory]
    [InlineData("python app.py")]
    [InlineData("cd /app && python app.py")]
    [InlineData("cd /app; python app.py")]
    [InlineData("cd /app\npython app.py\n")]
    [InlineData("set -e; . ./env.sh; python app.py;")]
    [InlineData("test -f x || python app.py")]
    [InlineData("python app.py # exec")]
    [InlineData("python 'exec' app")]
    [InlineData("echo \"exec app\"")]
    [InlineData("echo exec app")]
    [InlineData("executor app")]
    [InlineData("FOO=1 BAR=\"a b\" python app.py")]
    [InlineData("exec 2>&1; python app.py")]
    [InlineData("[ -f x ] && exec other\npython app.py")]
    [InlineData("cat > /tmp/x <<EOF\nexec app\nEOF\npython app.py")]
    [InlineData("cat <<-'EOF'\n\texec app\n\tEOF\npython app.py")]
    [InlineData("python \\\n  app.py")]
    [InlineData("python app.py --at \"$(date '+%s;%N')\"")]
    [InlineData("\"$@\"")]
    [InlineData("nohup python app.py")]
    [InlineData("[[ -n $X ]] && python app.py")]
    public void Sh_stays_in_front_of_a_last_command_that_is_not_execed(string script)
    {
        Assert.Equal(
            "signals stop at sh -c; write exec before its last command, or the command as a list without a shell",
            ShellForm.Problem(Sh, [script]));
        Assert.Null(ShellForm.Problem(Bash, [script]));
    }

    [Theory]
    [InlineData("exec python app.py")]
    [InlineData("cd /app && exec python app.py")]
    [InlineData("python migrate.py\nexec python app.py")]
    [InlineData("FOO=1 exec python app.py")]
    [InlineData("exec env FOO=1 python app.py")]
    [InlineData("exec \"$@\"")]
    [InlineData("exec -a name python app.py")]
    [InlineData("2>&1 exec python app.py")]
    [InlineData("exec python app.py 2>&1 # | tee log")]
    [InlineData("exec python app.py \\\n  --port 8080")]
    [InlineData("exec python app.py || exit 1")]
    [InlineData("exec python app.py; echo never")]
    [InlineData("exec python app.py > >(tee log)")]
    [InlineData("exec python -c 'a | b; c &'")]
    [InlineData("command exec python app.py")]
    [InlineData("a | b; exec python app.py")]
    [InlineData("(cd /x; make) && exec python app.py")]
    [InlineData("if [ -f x ]; then . ./x; fi; exec python app.py")]
    [InlineData("for i in a b; do echo $i; done\nexec python app.py")]
    [InlineData("case $X in (a) echo a;; b|c) echo b;; esac; exec python app.py")]
    [InlineData("cat <<A <<B > x\n(\nA\n\"\nB\nexec python app.py")]
    public void An_execed_last_command_gets_its_signals(string script) => AssertNoProblem(script);

    [Theory]
    [InlineData("")]
    [InlineData("  \n # nothing\n")]
    [InlineData("FOO=1")]
    [InlineData("exec > log")]
    [InlineData(". ./start.sh")]
    [InlineData("eval \"$START\"")]
    [InlineData("trap 'kill $PID' TERM; python app.py & PID=$!; wait $PID")]
    [InlineData("run() { exec python app.py; }; run")]
    [InlineData("if [ -n \"$X\" ]; then exec a; else exec b; fi")]
    [InlineData("case $X in web) exec a;; *) exec b;; esac")]
    [InlineData("{ exec python app.py; }")]
    [InlineData("python 'app.py")]
    [InlineData("python \"app.py")]
    [InlineData("python $(app.py")]
    [InlineData("cat <<EOF\nexec app")]
    [InlineData("if true; then python app.py")]
    [InlineData("python app.py |")]
    [InlineData("python app.py &&")]
    [InlineData(") python")]
    [InlineData("a ;; b")]
    public void What_cannot_be_told_is_no_problem(string script) => AssertNoProblem(script);

    [Theory]
    [InlineData("python app.py | tee log")]
    [InlineData("exec python app.py | tee log")]
    [InlineData("exec python app.py 2>&1 |& tee log")]
    [InlineData("a && exec b | c")]
    [InlineData("a |\n b")]
    [InlineData("{ exec a; } | b")]
    public void A_pipe_keeps_every_shell(string script) => AssertProblem("because a pipe keeps it running", script);

    [Theory]
    [InlineData("(python app.py)")]
    [InlineData("(exec python app.py)")]
    [InlineData("function run { python app.py; }; run")]
    [InlineData("run() { python app.py; }; run")]
    [InlineData("eval \"python app.py\"")]
    [InlineData("{ python app.py; }")]
    [InlineData("while true; do python app.py; done")]
    [InlineData("until python app.py; do sleep 1; done > log")]
    [InlineData("for q in a b\ndo python worker.py $q\ndone")]
    [InlineData("if [ -f x ]; then python a.py; elif b; then c; else { d; }; fi")]
    [InlineData("case $X in a) python a.py;; esac")]
    [InlineData("cd /app && { (exec a); }")]
    public void A_compound_last_command_keeps_every_shell(string script) =>
        AssertProblem("because its last command is not a simple one", script);

    [Theory]
    [InlineData("python app.py &")]
    [InlineData("exec python app.py &")]
    [InlineData("nginx & python app.py & wait")]
    [InlineData("python app.py & wait $!")]
    public void A_background_keeps_the_signals_from_the_application(string script) =>
        AssertProblem("because the application runs in its background", script);

    [Theory]
    [InlineData("/bin/sh -c X", "sh")]
    [InlineData("dash -c X", "dash")]
    [InlineData("sh -ec X", "sh")]
    [InlineData("sh -lc X", "sh")]
    [InlineData("sh -exc X name", "sh")]
    [InlineData("sh -o pipefail -c X", "sh")]
    [InlineData("sh -euo pipefail -c X", "sh")]
    [InlineData("sh -ceo pipefail X", "sh")]
    [InlineData("sh -c -e X", "sh")]
    [InlineData("sh +e -c X", "sh")]
    [InlineData("sh -c -- X", "sh")]
    [InlineData("/usr/bin/env sh -c X", "sh")]
    [InlineData("env A=b sh -c X", "sh")]
    [InlineData("tini -- sh -c X", "sh")]
    [InlineData("tini -p SIGTERM -- env sh -c X", "sh")]
    [InlineData("dumb-init --single-child sh -c X", "sh")]
    [InlineData("dumb-init -c -r 15:3 sh -c X", "sh")]
    public void A_shell_is_found_behind_its_options(string command, string shell) =>
        Assert.StartsWith($"signals stop at {shell} -c;", Problem(command, "python app.py"), StringComparison.Ordinal);

    [Theory]
    [InlineData("sh X")]
    [InlineData("sh -e X")]
    [InlineData("sh -- X -c")]
    [InlineData("sh -c")]
    [InlineData("sh -o -c X")]
    [InlineData("zsh -c X")]
    [InlineData("python -c X")]
    [InlineData("busybox")]
    [InlineData("env")]
    [InlineData("/pyops/tini -g -- sh -c X")]
    [InlineData("tini -vg -- sh -c X")]
    [InlineData("dumb-init -- sh -c X")]
    [InlineData("catatonit -- sh -c X")]
    [InlineData("tini")]
    public void What_runs_no_script_or_signals_the_whole_group_is_no_problem(string command) =>
        Assert.Null(Problem(command, "python app.py"));

    [Fact]
    public void Bash_is_found_behind_its_long_options() =>
        Assert.StartsWith("signals stop at bash -c,", Problem("bash --rcfile x --login -O extglob -c X", "a | b"),
            StringComparison.Ordinal);

    [Fact]
    public void The_image_s_own_entrypoint_is_unknown()
    {
        Assert.Null(ShellForm.Problem(null, ["sh", "-c", "python app.py"]));
        Assert.Null(ShellForm.Problem([], ["sh", "-c", "python app.py"]));
        Assert.Null(ShellForm.Problem(Sh, null));
    }

    private static string? Problem(string command, string script) =>
        ShellForm.Problem([.. command.Split(' ').Select(word => word == "X" ? script : word)], null);

    private static void AssertNoProblem(string script)
    {
        Assert.Null(ShellForm.Problem(Sh, [script]));
        Assert.Null(ShellForm.Problem(Bash, [script]));
    }

    private static void AssertProblem(string why, string script)
    {
        Assert.Contains($"signals stop at sh -c, {why}", ShellForm.Problem(Sh, [script]), StringComparison.Ordinal);
        Assert.Contains($"signals stop at bash -c, {why}", ShellForm.Problem(Bash, [script]), StringComparison.Ordinal);
    }
}
