using System.Collections.Concurrent;
using System.Security.Cryptography;
using k8s;

namespace PyOps.Cluster;

/// <summary>The real Kubernetes that the tests of a run share. Each test takes a namespace of its own.</summary>
public sealed class TestCluster
{
    private static readonly Lazy<Task<TestCluster>> Started = new(() => Task.Run(Start));

    private readonly ClusterAccess access;
    private readonly AuditLog? audit;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> images = new(StringComparer.Ordinal);

    private TestCluster(ClusterAccess access, Kubernetes client, Version server)
    {
        this.access = access;
        Client = client;
        Server = server;
        audit = access.AuditLogPath is { Length: > 0 } path ? new AuditLog(path, client) : null;
    }

    /// <summary>The cluster, found or started by the first caller of this process.</summary>
    /// <exception cref="NoClusterException">This machine has no way to a cluster; cluster tests are skipped.</exception>
    public static Task<TestCluster> Shared => Started.Value;

    /// <summary>A kubeconfig of an administrator, for processes that tests start.</summary>
    public string KubeconfigPath => access.KubeconfigPath;

    /// <summary>The program that judges CEL as an API server does; skipped where there is none.</summary>
    public string CelPath
    {
        get
        {
            Skip.If(access.CelPath is null, $"needs the program that judges CEL; {access.CrdMissing}");
            return access.CelPath!;
        }
    }

    internal string? CrdKubeconfigPath => access.CrdKubeconfigPath;

    internal string CrdMissing => access.CrdMissing;

    /// <summary>A client with an administrator's rights and the user agent `pyops-tests`.</summary>
    public Kubernetes Client { get; }

    /// <summary>The server's version, major and minor.</summary>
    public Version Server { get; }

    /// <summary>Whether <see cref="Audit"/> can be read.</summary>
    public bool HasAuditLog => audit is not null;

    /// <summary>Whether hack/cluster gave it, so that this machine can give more of them.</summary>
    public bool IsOfHackCluster => access.Instance is not null;

    /// <summary>The API server's audit log; the test is skipped where it cannot be read.</summary>
    public AuditLog Audit
    {
        get
        {
            Skip.If(audit is null, "needs the API server's audit log; this cluster does not show it");
            return audit!;
        }
    }

    /// <summary>
    /// Makes an image of this project (pause, python, init, shop, operator, webhook) available and returns its reference for pod specs.
    /// </summary>
    public Task<string> Image(string name) => images.GetOrAdd(name, _ => new(() => PublishImage(name, ""))).Value;

    /// <summary>The same under a reference of its own, as a later version would have.</summary>
    public Task<string> Image(string name, int version) =>
        images.GetOrAdd($"{name} {version}", _ => new(() => PublishImage(name, $"-{version}"))).Value;

    /// <summary>Starts, stops, restarts or kills a component, such as `kube-apiserver`; skipped where that cannot be done.</summary>
    /// <remarks>
    /// Everything else on the cluster feels it: such a test belongs into a collection with DisableParallelization, and waits until
    /// the cluster is itself again.
    /// </remarks>
    public Task Component(ComponentAction action, string component)
    {
        Skip.If(access.Instance is null, $"needs hack/cluster, to {action} {component}");
        return HackProvider.Component(access.Instance!, action.ToString().ToLowerInvariant(), component);
    }

    /// <summary>Ends a container's processes by SIGKILL; skipped where its node is not on this machine.</summary>
    /// <param name="containerId">As in a pod's status.</param>
    public void KillContainer(string containerId)
    {
        Skip.If(access.Instance is null, "needs hack/cluster, to kill a container's process");
        ContainerProcesses.Kill(containerId);
    }

    /// <summary>Makes a namespace with a unique name, in which pods can be created.</summary>
    public Task<TestNamespace> Namespace(string prefix, IReadOnlyDictionary<string, string>? labels = null) =>
        TestNamespace.Create(this, prefix, labels ?? new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Applies definitions (of any type that serialises to one) and waits until they are served.</summary>
    public Task InstallCrds(IEnumerable<object> definitions) => CrdInstaller.Install(Client, definitions);

    /// <summary>Runs the real kubectl on this cluster; the editor is a program, for `kubectl edit`.</summary>
    public Task<ToolResult> Kubectl(IReadOnlyList<string> arguments, string? stdin = null, string? editor = null)
    {
        var bundled = Path.Combine(access.ToolFolder ?? "", "kubectl");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KUBECONFIG"] = KubeconfigPath };
        if (editor is not null)
            environment["KUBE_EDITOR"] = editor;
        return Tool.Run(File.Exists(bundled) ? bundled : "kubectl", arguments, TimeSpan.FromMinutes(2), stdin, environment);
    }

    private static async Task<TestCluster> Start()
    {
        var choice = ProviderChoice.Decide(await ProviderFacts.Gather());
        Announce.Line($"Test cluster: {choice.Kind} ({choice.Why})");
        var reached = choice.Kind switch
        {
            ProviderKind.Kubeconfig => KubeconfigProvider.Access(Environment.GetEnvironmentVariable("PYOPS_KUBECONFIG")!),
            ProviderKind.RunningInstance => HackProvider.Access(Environment.GetEnvironmentVariable("PYOPS_TEST_ENV")!),
            ProviderKind.K3s => await K3sProvider.Start(),
            ProviderKind.OwnInstance => await HackProvider.Start(),
            _ => throw None(choice.Why),
        };
        var client = Connect(reached.KubeconfigPath);
        return new TestCluster(reached, client, ServerVersion.Parse(await client.Version.GetCodeAsync()));
    }

    /// <summary>A machine of CI without a cluster is broken: there the tests fail instead of being skipped.</summary>
    private static Exception None(string why) =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal)
            ? new InvalidOperationException($"no cluster: {why}")
            : new NoClusterException($"no cluster: {why}");

    internal static Kubernetes Connect(string kubeconfig)
    {
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
        configuration.UserAgent = "pyops-tests";
        configuration.HttpClientTimeout = TimeSpan.FromSeconds(30);
        return new Kubernetes(configuration);
    }

    private async Task<string> PublishImage(string name, string suffix)
    {
        var archive = await HackProvider.Archive(name);
        // The tag is the content's hash: no node can have an older image under the same reference.
        await using var content = File.OpenRead(archive);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content))[..12];
        return await access.Publish(archive, $"pyops-{name}:{hash}{suffix}");
    }
}
