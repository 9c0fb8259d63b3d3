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

    private async Task<string> Look(string pod) =>
        (await bench.Cluster.Kubectl(["exec", "-n", bench.Namespace, pod, "-c", PodRole.Container, "--", "python", "-c", States]))
            .OrThrow("kubectl exec").Output;
}
