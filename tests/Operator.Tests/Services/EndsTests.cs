using k8s.Models;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>How containers end, and what is told of it.</summary>
public class EndsTests
{
    private static Verdict Decide(V1Pod pod, Action<PyOps.Crds.PythonServiceSpec>? change = null) => Judge.Decide(
        Given.Reached(Given.Shop(change)), Given.Seen(Given.Shop(change), Given.Deployment(status => status.AvailableReplicas = 1), pod));

    private static V1Pod Ended(V1ContainerStateTerminated end) =>
        Given.Pod("shop-1", container => container.LastState = new V1ContainerState { Terminated = end });

    public static TheoryData<int, string> Codes => new()
    {
        { 0, "exit code 0; a service must not end by itself: let it run in the foreground; see" },
        { 1, "exit code 1; see" },
        { 2, "exit code 2; see" },
        { 3, "exit code 3; see" },
        { 126, "exit code 126 (the command cannot be executed); correct spec.command, or make the file executable in the image; see" },
        { 127, "exit code 127 (the command was not found); correct spec.command, or install the program in the image; see" },
        { 128, "exit code 128; see" },
        { 129, "exit code 129 (SIGHUP: it was told to end or to reload); see" },
        { 130, "exit code 130 (SIGINT: it was told to stop); see" },
        { 131, "exit code 131 (SIGQUIT: it was told to stop); see" },
        {
            132,
            "exit code 132 (SIGILL: the processor does not know an instruction); "
                + "the image, or a package in it, is built for another processor"
        },
        { 134, "exit code 134 (SIGABRT: C code gave up); see" },
        { 135, "exit code 135 (SIGBUS: memory could not be read); often /dev/shm is full" },
        { 136, "exit code 136 (SIGFPE: C code computed what cannot be computed); see" },
        { 137, "exit code 137 (SIGKILL: it was killed); often it did not stop in time, or the node was out of memory; see" },
        { 139, "exit code 139 (SIGSEGV: it crashed in C code); the log ends with the Python lines that ran; see" },
        { 141, "exit code 141 (SIGPIPE: nobody read what it wrote); see" },
        { 143, "exit code 143 (SIGTERM: it was told to stop); see" },
        { 159, "exit code 159 (SIGSYS: the seccomp profile forbids a system call); see" },
        { 162, "exit code 162 (signal 34); see" },
        { 193, "exit code 193; see" },
        { 255, "exit code 255; see" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_exit_code_is_told_with_its_meaning(int code, string words)
    {
        var verdict = Decide(Ended(Given.End(code)));

        Assert.Equal("CrashLoopBackOff", verdict.Reason);
        Assert.Contains($"container \"app\" ends with {words}", verdict.Message, StringComparison.Ordinal);
        Assert.EndsWith("see kubectl logs --previous", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_that_the_runtime_tells_apart_is_named()
    {
        var end = Given.End(1);
        end.Signal = 11;

        Assert.Contains("exit code 1 (SIGSEGV: it crashed in C code)", Decide(Ended(end)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_of_a_container_beside_the_application_is_no_field_of_ours()
    {
        var pod = Ended(Given.End(127));
        pod.Status.ContainerStatuses[0].Name = "proxy";

        var verdict = Decide(pod);

        Assert.Contains(
            "container \"proxy\" ends with exit code 127 (the command was not found); correct its command",
            verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_of_which_the_node_lost_track_did_not_crash()
    {
        var verdict = Decide(Ended(Given.End(137, "ContainerStatusUnknown")));

        Assert.Equal("PodFailed", verdict.Reason);
        Assert.EndsWith("was lost: its node does not know how it ended", verdict.Message, StringComparison.Ordinal);
    }

    private const string Architecture = "the image is built for another architecture than the node's";

    private const string Containerd =
        "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
            + "runc create failed: unable to start container process: ";

    public static TheoryData<string, int, string, string> Loader => new()
    {
        { "Error", 1, "exec /usr/local/bin/python: exec format error", Architecture },
        { "Error", 255, "exec /usr/local/bin/python: exec format error\n", Architecture },
        { "Error", 1, "standard_init_linux.go:228: exec user process caused: exec format error\n", Architecture },
        { "Error", 1, "standard_init_linux.go:211: exec user process caused \"exec format error\"", Architecture },
        { "Error", 126, "[FATAL tini (7)] exec python failed: Exec format error", Architecture },
        {
            "Error", 1,
            "standard_init_linux.go:228: exec user process caused: no such file or directory",
            "the interpreter that its first line names"
        },
        { "Error", 255, "exec /app/run.sh: no such file or directory", "the interpreter that its first line names" },
        { "Error", 127, "[FATAL tini (7)] exec nope failed: No such file or directory", "the interpreter that its first line names" },
        { "Error", 126, "exec /app/run.sh: permission denied", "make it executable in the image" },
        {
            "StartError", 128,
            Containerd + "exec: \"/app/run.sh\": permission denied: unknown",
            "make it executable in the image"
        },
        {
            "StartError", 128,
            Containerd + "error during container init: exec: \"/app/run.sh\": stat /app/run.sh: no such file or directory: unknown",
            "the file is missing"
        },
        { "StartError", 128, "failed to start containerd task: fork/exec /usr/bin/python: exec format error: unknown", Architecture },
        {
            "ContainerCannotRun", 127,
            "OCI runtime create failed: container_linux.go:380: starting container process caused: "
                + "exec: \"nope\": executable file not found in $PATH: unknown",
            "correct its command or the image"
        },
        {
            "StartError", 128,
            Containerd + "chdir to cwd (\"/root\") set in config.json failed: permission denied: unknown",
            "readable for the user"
        },
    };

    [Theory]
    [MemberData(nameof(Loader))]
    public void What_never_became_the_application_cannot_start(string reason, int code, string message, string advice)
    {
        var verdict = Decide(Ended(Given.End(code, reason, message)));

        Assert.Equal("StartError", verdict.Reason);
        Assert.Contains("container \"app\" cannot start: ", verdict.Message, StringComparison.Ordinal);
        Assert.Contains(advice, verdict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("shim", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OSError: [Errno 8] Exec format error: './tool'")]
    [InlineData("FileNotFoundError: [Errno 2] No such file or directory: '/data/x'")]
    [InlineData("the exec command says: permission denied")]
    public void What_the_application_itself_says_of_others_is_its_crash(string message) =>
        Assert.Equal("CrashLoopBackOff", Decide(Ended(Given.End(1, message: message))).Reason);

    [Fact]
    public void An_image_without_a_command_says_so()
    {
        var pod = Given.Pod("shop-1", container => container.State = new V1ContainerState
        {
            Waiting = new()
            {
                Reason = "CreateContainerError",
                Message = "failed to generate container \"ab12\" spec: failed to generate spec: no command specified",
            },
        });

        var verdict = Decide(pod);

        Assert.EndsWith(
            "cannot start: no command specified; the image has no command of its own: set spec.command",
            verdict.Message, StringComparison.Ordinal);
    }
}
