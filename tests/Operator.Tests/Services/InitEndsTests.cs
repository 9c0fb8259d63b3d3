using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>Inits of an image that end because they are not process 1.</summary>
public class InitEndsTests
{
    private const string Advice = "set spec.init to image";

    private static string Message(string? init, string output, string container = "app", int code = 1)
    {
        void Change(PythonServiceSpec spec)
        {
            spec.Init = init;
            spec.Command = ["gunicorn", "shop"];
        }

        var pod = Given.Pod("shop-1", status => status.LastState = new V1ContainerState { Terminated = Given.End(code, message: output) });
        pod.Status.ContainerStatuses[0].Name = container;
        return Judge.Decide(
            Given.Reached(Given.Shop(Change)),
            Given.Seen(Given.Shop(Change), Given.Deployment(status => status.AvailableReplicas = 1), pod)).Message;
    }

    // As process 2 of a PID namespace: s6-overlay 3, and of Debian 12 runit, busybox, systemd (as /sbin/init, and as itself), sysvinit
    // and finit; then what others of their kind say.
    public static TheoryData<string, string> Outputs => new()
    {
        { "s6-overlay-suexec: fatal: can only run as pid 1\n", "s6-overlay-suexec: fatal: can only run as pid 1" },
        { "- runit: fatal: must be run as process no 1.\n", "- runit: fatal: must be run as process no 1" },
        { "init: must be run as PID 1\n", "init: must be run as PID 1" },
        {
            "Couldn't find an alternative telinit implementation to spawn.\n",
            "Couldn't find an alternative telinit implementation to spawn"
        },
        {
            "Trying to run as user instance, but the system has not been booted with systemd.\n",
            "Trying to run as user instance, but the system has not been booted with systemd"
        },
        { "Can't run system mode unless PID 1.\n", "Can't run system mode unless PID 1" },
        { "Usage: init {-e VAR[=VAL] | [-t SECONDS] {0|1|2|3|4|5|6|S|s|Q|q}}\n", "Usage: init {-e VAR[=VAL] | [-t SECONDS] {0|1|2" },
        { "Usage: init [OPTIONS] [q | Q | 0-9]\n\nOptions:\n  -h       This help\n", "Usage: init [OPTIONS] [q | Q | 0-9]" },
        { "This program must be run as PID 1 (init)", "This program must be run as PID 1 (init)" },
        { "init must be PID 1 (got 7); host forgot --as-pid-1", "init must be PID 1 (got 7); host forgot --as-pid-1" },
        { "starting\nmyinit: needs to be process number 1\ngiving up\n", "myinit: needs to be process number 1" },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public void An_init_that_is_not_process_1_is_told_with_its_line_and_the_mode_that_makes_it_so(string output, string line)
    {
        foreach (var init in new[] { null, InitModes.Auto, InitModes.SharedPid, InitModes.Tini })
        {
            var message = Message(init, output, code: 100);

            Assert.Contains($"ends with exit code 100: \"{line}", message, StringComparison.Ordinal);
            Assert.Contains($"it is an init of the image and has to be process 1, which another is in this pod: {Advice}; see", message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[WARN  tini (7)] Tini is not running as PID 1 and isn't registered as a child subreaper.\nor run Tini as PID 1.")]
    [InlineData("ERROR systemd is not running as PID 1 (found: pause)")]
    [InlineData("ValueError: the process of rank 1 must be given")]
    [InlineData("worker must be process 10 of 12")]
    [InlineData("shop must be run as pid 12")]
    public void What_only_names_process_1_or_others_is_told_as_it_is(string output) =>
        Assert.DoesNotContain("has to be process 1", Message(null, output), StringComparison.Ordinal);

    [Fact]
    public void Where_the_container_s_first_process_is_its_own_what_starts_the_init_is_to_exec_it()
    {
        var message = Message(InitModes.Image, "s6-overlay-suexec: fatal: can only run as pid 1");

        Assert.DoesNotContain(Advice, message, StringComparison.Ordinal);
        Assert.Contains("let what starts it exec it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_beside_the_application_shares_the_first_process_but_not_tini()
    {
        const string Output = "s6-overlay-suexec: fatal: can only run as pid 1";

        Assert.Contains(Advice, Message(InitModes.SharedPid, Output, "proxy"), StringComparison.Ordinal);
        Assert.DoesNotContain(Advice, Message(InitModes.Tini, Output, "proxy"), StringComparison.Ordinal);
    }
}
