using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>What is said of a migration that failed.</summary>
public class MigrationEndsTests
{
    private static readonly V1Job job = new() { Metadata = new V1ObjectMeta { Name = "shop-1a2b3c4d5e" } };

    public static TheoryData<string, V1ContainerStateTerminated, string> Ends => new()
    {
        { "a line", Given.End(1, message: "Traceback\n  File\nOperationalError: no route to host\n"),
            "failed with exit code 1: \"OperationalError: no route to host\"" },
        { "a secret", Given.End(2, message: "x\nFATAL: postgresql://shop:hunter2@db refused"),
            "failed with exit code 2: \"FATAL: postgresql://***@db refused\"" },
        { "nothing", Given.End(1), "failed with exit code 1" },
        { "no program", Given.End(127, message: "sh: 1: alembic: not found"),
            "failed with exit code 127 (the command was not found): \"sh: 1: alembic: not found\"; correct its command, or install the "
                + "program in the image" },
        { "no memory", Given.End(137, reason: "OOMKilled"),
            "failed: it was killed for using more memory than its limit; raise spec.resources.limits.memory" },
        { "no start", Given.End(128, reason: "StartError", message: "runc: exec: \"alembic\": executable file not found in $PATH: unknown"),
            "failed: it cannot start: exec: \"alembic\": executable file not found in $PATH; correct its command or the image" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void How_its_container_ended_is_told_with_the_last_line_and_without_secrets(
        string what, V1ContainerStateTerminated end, string expected)
    {
        var pod = Pod(status => status.State = new V1ContainerState { Terminated = end });

        Assert.Equal((what, expected), (what, MigrationEnds.Of(job, [pod])));
    }

    [Fact]
    public void An_init_container_that_failed_is_the_cause()
    {
        var pod = Pod(status => status.State = new() { Waiting = new V1ContainerStateWaiting { Reason = "PodInitializing" } });
        pod.Status.InitContainerStatuses =
            [Pod(status => status.State = new V1ContainerState { Terminated = Given.End(3) }).Status.ContainerStatuses[0]];

        Assert.Equal("failed with exit code 3", MigrationEnds.Of(job, [pod]));
    }

    [Fact]
    public void What_a_node_gave_up_is_told_in_its_words()
    {
        var pod = Pod(_ => { });
        (pod.Status.Reason, pod.Status.Message) = (Reasons.Evicted, "The node was low on resource: memory.");

        Assert.Equal("failed: its pod was evicted: The node was low on resource: memory", MigrationEnds.Of(job, [pod]));
    }

    [Fact]
    public void Without_its_pod_nobody_knows_why()
    {
        var other = Pod(_ => { });
        other.Metadata.Labels["job-name"] = "another";

        Assert.Equal("failed, and its pod is gone: somebody or something removed it", MigrationEnds.Of(job, [other]));
    }

    private static V1Pod Pod(Action<V1ContainerStatus> change)
    {
        var pod = Given.Pod("shop-1a2b3c4d5e-x", change);
        pod.Metadata.Labels = new Dictionary<string, string> { ["job-name"] = job.Metadata.Name };
        return pod;
    }
}
