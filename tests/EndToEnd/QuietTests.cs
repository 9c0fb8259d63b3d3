using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>A steady world costs the API server nothing, by its own audit log.</summary>
public class QuietTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly string[] reading = ["get", "list", "watch"];

    [ClusterFact]
    public async Task Reconciling_again_and_restarting_the_operator_send_no_write()
    {
        foreach (var name in (string[])["one", "two", "three"])
            await bench.Services.CreateWithoutPods(name, Everything);
        foreach (var name in (string[])["one", "two", "three"])
            await bench.Services.Until(name, Reasons.ScaledToZero);
        await bench.Services.Create("scaled", await bench.Cluster.Image("pause"), Autoscaled);
        await bench.Services.Until("scaled", Reasons.Running);
        await bench.Operator.Idle();
        var mark = bench.Cluster.Audit.Mark();

        // Each of these wakes the operator without a change that concerns it.
        foreach (var name in (string[])["one", "two", "three", "scaled"])
            await bench.Services.Patch(name, """{"metadata":{"annotations":{"example.com/touched":"yes"}}}""");
        await bench.Operator.Idle(reconciles: 4);
        await bench.Operator.Stop();
        await using var next = await OperatorInstance.Start(bench.Cluster, bench.Namespace);
        await next.Idle(reconciles: 4);

        var writes = (await mark.Entries()).Where(IsWrite)
            .Select(entry => $"{entry.Verb} {entry.Resource}/{entry.Subresource} {entry.Name}");
        Assert.Empty(writes);
    }

    private bool IsWrite(AuditEntry entry) =>
        entry.UserAgent.StartsWith("pyops-operator", StringComparison.Ordinal)
        && entry.Namespace == bench.Namespace
        && entry.Resource != "leases"
        && !reading.Contains(entry.Verb);

    private static void Autoscaled(PythonServiceSpec spec)
    {
        spec.Type = ServiceTypes.Worker;
        spec.NetworkPolicy = new();
        spec.Autoscaling = new() { MinReplicas = 1, MaxReplicas = 2 };
    }

    private static void Everything(PythonServiceSpec spec)
    {
        spec.Command = ["python", "-m", "shop"];
        spec.Args = ["--quiet"];
        spec.Init = InitModes.Tini;
        spec.Env =
        [
            new() { Name = "GREETING", Value = "hello" },
            new() { Name = "NODE", ValueFrom = new() { FieldRef = new() { FieldPath = "spec.nodeName" } } },
        ];
        spec.EnvFrom = [new() { ConfigMapRef = new() { Name = "settings", Optional = true } }];
        spec.Resources = new() { Requests = Amounts(("cpu", "0.5"), ("memory", "1024Mi")), Limits = Amounts(("memory", "2048Mi")) };
        spec.Health = new() { Path = "/healthz" };
        spec.Security = new() { WritablePaths = ["/var/cache/shop"], TmpSizeLimit = "1024Mi" };
        spec.Volumes = [new() { Name = "cache", EmptyDir = new() }, new() { Name = "settings", ConfigMap = new() { Name = "settings" } }];
        spec.VolumeMounts =
        [
            new() { Name = "cache", MountPath = "/cache" },
            new() { Name = "settings", MountPath = "/settings", ReadOnlyProperty = true },
        ];
        spec.Rollout = new() { MaxSurge = "50%", MaxUnavailable = 1 };
        Exposed(spec);
        spec.Disruption = new() { MaxUnavailable = "50%" };
        spec.Scheduling = new()
        {
            NodeSelector = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/os"] = "linux" },
            Tolerations = [new() { Key = "web", OperatorProperty = "Exists" }],
        };
        spec.PodLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "checkout" };
        spec.ImagePullSecrets = [new() { Name = "registry" }];
        spec.TerminationGracePeriodSeconds = 45;
    }

    private static void Exposed(PythonServiceSpec spec)
    {
        spec.Service = new()
        {
            Port = 8000,
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["example.com/a"] = "b" },
        };
        spec.Ingress = new()
        {
            Host = "*.example.com",
            Path = "/shop",
            ClassName = "nginx",
            TlsSecret = "tls",
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["example.com/a"] = "b" },
        };
        spec.NetworkPolicy = new()
        {
            AllowFrom =
            [
                new() { PodSelector = new() },
                new()
                {
                    NamespaceSelector = new()
                    {
                        MatchLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "web" },
                    },
                },
                new() { IpBlock = new() { Cidr = "10.0.0.0/8", Except = ["10.1.0.0/16"] } },
            ],
        };
        spec.Monitoring = new();
    }

    private static Dictionary<string, k8s.Models.ResourceQuantity> Amounts(params (string Name, string Value)[] amounts) =>
        amounts.ToDictionary(amount => amount.Name, amount => new k8s.Models.ResourceQuantity(amount.Value), StringComparer.Ordinal);
}
