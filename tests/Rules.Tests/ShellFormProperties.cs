using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PyOps.Rules.Commands;

namespace PyOps.Rules.Tests;

public class ShellFormProperties
{
    // Random characters hardly ever make shell: pieces of the language reach further.
    private static readonly string[] Pieces =
    [
        "exec", "app", "if", "then", "fi", "while", "do", "done", "case", "in", "esac", "for", "{", "}", "(", ")", "|", "||", "&&", "&",
        ";", ";;",
        "\n", " ", "<<E", "<<-E", "E", "<", ">", "2>&1", "'", "\"", "`", "$(", "${", "\\", "#", "=", "A=1", "trap", "wait", "!", "<(",
            "\t", "é", "\0",
    ];

    [Property(MaxTest = 2000)]
    public void Any_script_is_read_without_an_exception(string? script) => Read(script ?? "");

    [Property(MaxTest = 5000)]
    public Property Any_mix_of_shell_is_read_without_an_exception() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), Read);

    [Property(MaxTest = 2000)]
    public Property Any_words_are_read_without_an_exception() =>
        Prop.ForAll(
            Gen.Elements("env", "tini", "dumb-init", "nice", "timeout", "uv", "run", "conda", "-n", "sh", "bash", "-c", "--", "-", "-p",
                "-o", "--rcfile", "A=b", "", "busybox", "app")
                .ListOf().ToArbitrary(),
            words =>
            {
                InitProcess.Starts([.. words]);
                ShellForm.Problem([.. words], null);
                Launch.Of([.. words]);
            });

    [Fact]
    public void A_huge_script_is_no_problem()
    {
        Assert.Null(ShellForm.Problem(["sh", "-c", new string('(', 10_000_000)], null));
        Read(string.Concat(Enumerable.Repeat("$(", 8_000)));
        Read(string.Concat(Enumerable.Repeat("<<E ", 4_000)));
    }

    private static void Read(string script)
    {
        ShellForm.Problem(["sh", "-c", script], null);
        ShellForm.Problem(["bash", "-c", script], null);
        ShellForm.Problem(["ash", "-c", script], null);
        Launch.Of(["sh", "-c", script]);
    }
}
