using System.Globalization;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Runs every program in every mode at the same time, each with work in hand, and stops them all: what a roll-out does, without its pause.
/// </summary>
public sealed class StopRun : IAsyncLifetime
{
    private const string Asker = "asker";
    private static readonly TimeSpan startDeadline = TimeSpan.FromMinutes(5);

    private readonly Dictionary<StopCase, FollowedLog> logs = [];
    private TestCluster cluster = null!;
    private TestNamespace? ns;

    internal Dictionary<StopCase, StopOutcome> Outcomes { get; } = [];

    public async Task InitializeAsync()
    {
        try
        {
            cluster = await TestCluster.Shared;
        }
        catch (NoClusterException)
        {
            return; // The tests themselves are skipped, with the reason.
        }

        ns = await cluster.Namespace("stops");
        var image = await cluster.Image("servers");
        var facts = new ClusterFacts(NativeSleep: false, InitImage: await cluster.Image("init"));
        var cases = (from program in StopPrograms.Names from mode in StopPrograms.Modes select new StopCase(program, mode)).ToList();
        await Task.WhenAll(cases.Select(one => Create(Pod(one, image, facts))));
        foreach (var one in cases)
        {
            await Address(one.Pod);
            logs[one] = await FollowedLog.Start(cluster, ns.Name, one.Pod);
        }

        await Ask(cases, image);
        foreach (var one in cases)
            await Wait.Until(
                () => Task.FromResult(logs[one].Text),
                text => text.Contains("work began", StringComparison.Ordinal),
                startDeadline, $"{one.Pod} to be at work");
        var zombies = await Task.WhenAll(cases.Select(Zombies));
        await Stop(cases, zombies);
    }

    public async Task DisposeAsync()
    {
        if (ns is not null)
            await ns.DisposeAsync();
    }

    private async Task Stop(List<StopCase> cases, int[] zombies)
    {
        var stopped = DateTimeOffset.UtcNow;
        await Task.WhenAll(
            cases.Select(one => cluster.Client.CoreV1.DeleteNamespacedPodAsync(name: one.Pod, namespaceParameter: ns!.Name)));
        var ended = await Task.WhenAll(cases.Select(one => logs[one].Ended)).WaitAsync(startDeadline);
        var answers = await Answers();
        foreach (var (index, one) in cases.Index())
        {
            var text = logs[one].Text;
            var finished = text.Contains("work ended", StringComparison.Ordinal)
                && (!StopPrograms.IsWeb(one.Program) || answers.Contains($"{one.Pod} done"));
            Outcomes[one] = new StopOutcome(finished, zombies[index], (ended[index] - stopped).TotalSeconds, text);
        }
    }

    private V1Pod Pod(StopCase one, string image, ClusterFacts facts)
    {
        var template = PodTemplateBuilder.Build(Defaults.Complete(StopPrograms.Service(one, ns!.Name, image)), facts);
        // In production the pause lets the work end before the signal; here the signal is what is looked at.
        template.Spec.Containers[0].Lifecycle = null;
        template.Metadata.Name = one.Pod;
        return new V1Pod { Metadata = template.Metadata, Spec = template.Spec };
    }

    private Task<V1Pod> Create(V1Pod pod) => cluster.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: ns!.Name);

    private async Task<string> Address(string pod)
    {
        var status = await Wait.Until(
            async () => (await cluster.Client.CoreV1.ReadNamespacedPodStatusAsync(name: pod, namespaceParameter: ns!.Name)).Status,
            seen => seen.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) is true,
            startDeadline, $"pod {pod} to be ready");
        return status.PodIP;
    }

    private async Task Ask(List<StopCase> cases, string image)
    {
        var web = cases.Where(one => StopPrograms.IsWeb(one.Program));
        var addresses = await Task.WhenAll(web.Select(async one => $"{one.Pod}=http://{await Address(one.Pod)}:8080/work"));
        await Task.WhenAll(cases.Where(one => !StopPrograms.IsWeb(one.Program)).Select(one => Exec(one, "tasks.py")));
        await Create(new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = Asker },
            Spec = new V1PodSpec
            {
                RestartPolicy = "Never",
                Containers = [new V1Container { Name = "asker", Image = image, Command = ["python", "ask.py", .. addresses] }],
            },
        });
    }

    private async Task<HashSet<string>> Answers()
    {
        await Wait.Until(
            async () => (await cluster.Client.CoreV1.ReadNamespacedPodAsync(
                name: Asker, namespaceParameter: ns!.Name)).Status.Phase is "Succeeded",
            startDeadline, "every request to be answered or broken off");
        return [.. (await Kubectl("logs", Asker)).Split('\n')];
    }

    private async Task<int> Zombies(StopCase one) =>
        int.Parse(await Exec(one, "zombies.py"), CultureInfo.InvariantCulture);

    private Task<string> Exec(StopCase one, string script) => Kubectl("exec", one.Pod, "-c", PodRole.Container, "--", "python", script);

    private async Task<string> Kubectl(params string[] arguments) =>
        (await cluster.Kubectl(["-n", ns!.Name, .. arguments])).OrThrow($"kubectl {arguments[0]}").Output;
}
