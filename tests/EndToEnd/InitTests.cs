using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Who is process 1 in the modes of `init` that decide it: what is left behind is reaped, and a signal arrives.</summary>
public class InitTests(Bench bench) : IClassFixture<Bench>
{
    // A child leaves a process behind, which ends soon and is nobody's then but process 1's.
    private const string Leaver = """
        import os, signal, sys, time
        signal.signal(signal.SIGTERM, lambda number, frame: os._exit(0))
        if os.fork() == 0:
            if os.fork() == 0:
                time.sleep(1)
                open('/tmp/ended', 'w').close()
            os._exit(0)
        os.wait()
        while True:
            signal.pause()
        """;

    // The states of all Python processes of the container but this one.
    private const string States = """
        import glob, os
        ended = os.path.exists('/tmp/ended')
        stats = [open(path).read() for path in glob.glob('/proc/[0-9]*/stat') if path != f'/proc/{os.getpid()}/stat']
        print(ended, ''.join(sorted(stat.rsplit(')', 1)[1].split()[0] for stat in stats if '(python' in stat)), open('/proc/1/comm').read())
        """;

    // What s6-overlay does, and others that an image may bring in its ENTRYPOINT.
    private const string Insister = """
        import os, signal, sys
        if os.getpid() != 1:
            sys.exit('insister: fatal: can only run as pid 1')
        signal.pause()
        """;

    public static TheoryData<string, string, string, string> Modes => new()
    {
        { InitModes.Auto, InitModes.SharedPid, "pause", "S" },
        { InitModes.Tini, InitModes.Tini, "tini", "S" },
        { InitModes.None, InitModes.None, "python", "SZ" },
    };

    [ClusterTheory]
    [MemberData(nameof(Modes))]
    public async Task What_an_application_leaves_behind_is_reaped_and_a_stop_reaches_it(
        string init, string chosen, string process, string states)
    {
        var name = $"init-{chosen}";
        await bench.Services.Create(name, await bench.Cluster.Image("python"), spec =>
        {
            spec.Type = ServiceTypes.Worker;
            spec.Init = init;
            spec.Command = ["python", "-c", Leaver];
            spec.TerminationGracePeriodSeconds = 300;
        });
        await bench.Services.Until(name, Reasons.Running);
        var pod = (await bench.Services.Pods(name)).Single();

        Assert.Equal(chosen, pod.Metadata.Annotations[ApiNames.InitAnnotation]);
        await Wait.Until(
            () => Look(pod.Metadata.Name),
            seen => seen.StartsWith($"True {states} {process}", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30), states);

        await bench.Services.Delete(name);
        await Wait.Until(
            async () => (await bench.Services.Pods(name)).Count == 0,
            TimeSpan.FromSeconds(60), "the end of the pod, long before it would be killed");
    }

    [ClusterFact]
    public async Task An_init_that_insists_on_being_process_1_is_told_with_the_mode_in_which_it_runs()
    {
        await bench.Services.Create("insists", await bench.Cluster.Image("python"), spec =>
        {
            spec.Type = ServiceTypes.Worker;
            spec.Command = ["python", "-c", Insister];
            spec.TerminationGracePeriodSeconds = 10;
        });

        var told = await bench.Services.Until("insists", Reasons.CrashLoopBackOff);
        Assert.Contains(
            "\"insister: fatal: can only run as pid 1\"; it is an init of the image and has to be process 1, "
                + "which another is in this pod: set spec.init to image; see",
            Services.Ready(told)!.Message, StringComparison.Ordinal);

        await bench.Services.Patch("insists", """{"spec":{"init":"image"}}""");
        await bench.Services.Until("insists", Reasons.Running);
    }

    private async Task<string> Look(string pod) =>
        (await bench.Cluster.Kubectl(["exec", "-n", bench.Namespace, pod, "-c", PodRole.Container, "--", "python", "-c", States]))
            .OrThrow("kubectl exec").Output;
}
