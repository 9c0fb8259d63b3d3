using PyOps.Crds;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>What is said of a command that probes: its output, and why it cannot be run.</summary>
public partial class ProbeAnswersTests
{
    [Theory]
    [InlineData("Startup probe failed: no database\n", "\"no database\"")]
    [InlineData("Startup probe failed: command \"python -m check\" timed out", "no answer within 5 s")]
    [InlineData("Startup probe failed: command timed out: \"python -m check\" timed out after 5s", "no answer within 5 s")]
    [InlineData("Startup probe errored: rpc error: code = DeadlineExceeded desc = context deadline exceeded", "no answer within 5 s")]
    [InlineData(
        "Startup probe errored: rpc error: code = Unknown desc = "
            + "failed to exec in container: failed to start exec \"5f3a\": OCI runtime exec failed: exec failed: container_linux.go:380: "
            + "starting container process caused: exec: \"nope\": executable file not found in $PATH: unknown",
        "the command cannot be run: exec: \"nope\": executable file not found in $PATH; correct spec.health.exec")]
    [InlineData(
        "Startup probe errored and resulted in unknown state: rpc error: code = Unknown desc = "
            + "failed to exec in container: failed to start exec \"5f3a\": OCI runtime exec failed: exec failed: "
            + "unable to start container process: exec: \"nope\": executable file not found in $PATH: unknown",
        "the command cannot be run: exec: \"nope\": executable file not found in $PATH; correct spec.health.exec")]
    public void A_command_that_probes_is_told_by_its_output(string message, string words) => Assert.Contains(
        $": {words}",
        Told(Restarted(), [Event(message, 3, 55)], change: spec => spec.Health = new HealthSpec { Exec = ["python", "-m", "check"] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_command_that_is_missing_is_the_reason_before_the_start_is_over()
    {
        var shop = Given.Shop(spec => spec.Health = new HealthSpec { Exec = ["nope"] });
        var seen = Given.Seen(shop, Given.Deployment(status => status.AvailableReplicas = 1), First());

        var verdict = Judge.Decide(Given.Reached(shop), seen with
        {
            Events = [Event("Startup probe errored: exec: \"nope\": executable file not found in $PATH", 3, 5)],
        });

        Assert.Equal("StartupProbeFailing", verdict.Reason);
    }

    [Theory]
    [InlineData(
        "Startup probe errored: rpc error: code = Unknown desc = command error: cannot register an exec PID: "
            + "container is stopping, stdout: , stderr: , exit code -1")]
    [InlineData("Startup probe errored and resulted in unknown state: rpc error: code = Canceled desc = context canceled")]
    [InlineData(
        "Startup probe errored: rpc error: code = Unknown desc = failed to exec in container: container is in CONTAINER_EXITED state")]
    public void A_probe_of_a_container_that_stops_is_no_answer(string message) => Assert.Contains(
        "has not succeeded; it must succeed within 60 s",
        Told(Restarted(), [Event(message, 3, 55)], change: spec => spec.Health = new HealthSpec { Exec = ["python", "-m", "check"] }),
        StringComparison.Ordinal);
}
