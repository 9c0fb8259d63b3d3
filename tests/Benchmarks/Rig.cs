using System.Diagnostics;
using System.Globalization;
using k8s;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>
/// A cluster of its own, and the published operator, with the rights of config/rbac.
/// Each benchmark has a namespace, and its operator looks after no other.
/// </summary>
internal sealed class Rig
{
    private const string System = "pyops-system";
    private static readonly Stopwatch clock = Stopwatch.StartNew();

    private Rig(TestCluster cluster, string kubeconfig)
    {
        Cluster = cluster;
        Kubeconfig = kubeconfig;
    }

    /// <summary>Smaller worlds and fewer rounds: to see that the benchmarks work, not to believe their figures.</summary>
    public static bool Quick { get; } = Environment.GetEnvironmentVariable("QUICK") == "1";

    public TestCluster Cluster { get; }

    public Kubernetes Client => Cluster.Client;

    /// <summary>Of the operator's service account.</summary>
    public string Kubeconfig { get; }

    public static async Task<Rig> Open()
    {
        var cluster = await TestCluster.Shared;
        await Installation.Ready;
        return new Rig(cluster, await Installation.KubeconfigOf(cluster, "pyops-operator", System));
    }

    public static void Say(string text) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{clock.Elapsed.TotalSeconds,6:0.0}s] {text}"));

    /// <summary>Starts the operator and waits for nothing.</summary>
    public OperatorInstance Launch(string ns, string? kubeconfig = null, params string[] more) =>
        OperatorInstance.Launch(["--kubeconfig", kubeconfig ?? Kubeconfig, "--watch-namespace", ns, .. more]);

    /// <summary>Starts the operator and waits until its stores are filled.</summary>
    public async Task<OperatorInstance> Start(string ns, params string[] more)
    {
        var instance = Launch(ns, Kubeconfig, more);
        await instance.UntilReady();
        return instance;
    }

    /// <summary>Waits until every key was reconciled and nothing is waiting, for two seconds on end.</summary>
    public static async Task Idle(OperatorInstance instance, int reconciles, TimeSpan deadline)
    {
        var (last, since) = (-1.0, Stopwatch.StartNew());
        await Wait.Until(
            async () =>
            {
                var done = await instance.Metric("pyops_controller_reconciles_total{controller=\"pythonservice\",outcome=\"success\"}");
                var depth = await instance.Metric("pyops_controller_queue_depth{controller=\"pythonservice\"}");
                if (depth > 0 || done < reconciles || done > last)
                    since.Restart();
                last = done;
                return since.Elapsed > TimeSpan.FromSeconds(2);
            },
            deadline, "the operator to be idle");
    }

    /// <summary>Starts or stops the parts of the cluster that work on what the operator makes.</summary>
    public async Task Controllers(ComponentAction action)
    {
        foreach (var part in (string[])["kube-controller-manager", "kube-scheduler", "kube-proxy"])
            await Cluster.Component(action, part);
    }

    /// <summary>What the operator wrote since a mark, Leases apart.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> Writes(AuditMark mark) =>
        [.. (await mark.Entries()).Where(entry => entry.UserAgent.StartsWith("pyops-operator", StringComparison.Ordinal)
            && entry.Resource != "leases" && entry.Verb is not ("get" or "list" or "watch"))];

    /// <summary>Does something for each number, 16 at a time.</summary>
    public static Task Each(int count, Func<int, Task> act) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await act(i));

    /// <summary>A namespace that is there until the cluster goes.</summary>
    public async Task<string> Namespace(string prefix) => (await Cluster.Namespace(prefix)).Name;
}
