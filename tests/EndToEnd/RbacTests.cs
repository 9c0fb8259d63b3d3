using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>
/// config/rbac is the smallest that works, by the API server's audit log; and people get theirs by the cluster's own roles.
/// </summary>
public class RbacTests
{
    private const string ServiceAccount = "system:serviceaccount:pyops-system:pyops-operator";

    // Granted, and never seen in an audit log: why it is there all the same.
    private static readonly Dictionary<Permission, string> Unseen = new()
    {
        [new("pyops.dev", "pythonservices/finalizers", "update")] =
            "no request: OwnerReferencesPermissionEnforcement, where a cluster has it, asks for it when a child names its owner",
        [new("pyops.dev", "pythonservices", "get")] = "only before orphans are taken back (AdoptionTests)",
        [new("pyops.dev", "runtimepolicies", "list")] = "of the cluster and not of a namespace, as is the next",
        [new("pyops.dev", "runtimepolicies", "watch")] = "as above",
        [new("pyops.dev", "runtimepolicies/status", "patch")] = "only for a RuntimePolicy that somebody writes",
        [new("admissionregistration.k8s.io", "validatingwebhookconfigurations", "list")] =
            "only with --webhook-service (the tests of admission), as are the next",
        [new("admissionregistration.k8s.io", "validatingwebhookconfigurations", "watch")] = "as above",
        [new("admissionregistration.k8s.io", "validatingwebhookconfigurations", "patch")] = "as above",
        [new("", "secrets", "create")] = "as above",
        [new("", "secrets", "get")] = "as above",
        [new("", "secrets", "list")] = "as above",
        [new("", "secrets", "watch")] = "as above",
        [new("", "secrets", "patch")] = "as above",
        [new("batch", "jobs", "get")] = "only when the Job of a migration is there already and is not labelled, or somebody else's",
        [new("", "events", "list")] = "only while a container runs and is not ready, once a minute (PodTroubleTests)",
    };

    // Of kinds that a server of the test may lack, only that they are asked for.
    private static readonly string[] afterList = ["get", "watch", "create", "patch", "delete"];
    private static readonly (string Group, string Resource)[] missing =
        [("policy", "poddisruptionbudgets"), ("monitoring.coreos.com", "servicemonitors")];

    /// <summary>A feature that needs a permission is used here; without that, the permission counts as unused.</summary>
    [ClusterFact]
    public async Task What_the_operator_uses_is_what_it_is_granted()
    {
        var cluster = await TestCluster.Shared;
        var mark = cluster.Audit.Mark();
        await using var ns = await cluster.Namespace("rbac");
        await UseEverything(cluster, ns.Name);

        // Only of its own namespace and configuration: operators of other tests run at the same time. Policies have no namespace.
        var sent = (await mark.Entries())
            .Where(entry => entry.User == ServiceAccount
                && (entry.Namespace == ns.Name
                    || entry.Name == $"pyops-{ns.Name}"
                    || entry.Resource == "runtimepolicies"))
            .ToList();
        var used = sent.SelectMany(Permission.Of).ToHashSet();
        var granted = await Grants.OfOperator();

        Assert.DoesNotContain(sent, entry => entry.Decision != "allow");
        var unseen = Unseen.Keys
            .Concat(missing.SelectMany(kind => afterList.Select(verb => new Permission(kind.Group, kind.Resource, verb)))).ToHashSet();
        Assert.Equal(Sorted(granted.Except(unseen)), Sorted(used.Except(unseen)));
        Assert.ProperSubset(granted, unseen);
    }

    [ClusterTheory]
    [InlineData("view", false)]
    [InlineData("edit", true)]
    [InlineData("admin", true)]
    [InlineData("pyops-view", false)]
    [InlineData("pyops-edit", true)]
    [InlineData("pyops-admin", true)]
    public async Task The_cluster_s_own_roles_hold_over_PythonServices_and_so_do_ours(string role, bool writes)
    {
        var cluster = await TestCluster.Shared;
        await Installation.Ready;
        await using var ns = await cluster.Namespace("people");
        (await cluster.Kubectl(["create", "rolebinding", "jo", "-n", ns.Name, $"--clusterrole={role}", "--user=jo"]))
            .OrThrow("kubectl create rolebinding");

        // The controller that aggregates takes a moment.
        await Wait.Until(() => MayJo(cluster, ns.Name, "watch", ""), TimeSpan.FromSeconds(30), $"{role} to be allowed to watch");
        if (writes)
            await Wait.Until(() => MayJo(cluster, ns.Name, "patch", ""), TimeSpan.FromSeconds(30), $"{role} to be allowed to patch");
        Assert.True(await MayJo(cluster, ns.Name, "get", "scale"));
        Assert.Equal(writes, await MayJo(cluster, ns.Name, "delete", ""));
        Assert.Equal(writes, await MayJo(cluster, ns.Name, "patch", "scale"));
        Assert.False(await MayJo(cluster, ns.Name, "patch", "status"));
    }

    private static async Task UseEverything(TestCluster cluster, string ns)
    {
        var services = new Services(cluster, ns);
        await using var site = await WebhookSite.Start(cluster, ns);
        await using var instance = await OperatorInstance.Start(
            cluster, ns, [.. site.Arguments.Where(argument => argument is not ("--leader-election" or "false"))]);
        await site.Rotate("leaf");
        await site.UntilGood();
        await using var policy = await SoloPolicy.Create(cluster, "{}");
        await policy.Until(status => status.Conditions is { Count: > 0 });
        await services.CreateWithoutPods("shop");
        await services.Until("shop", Reasons.ScaledToZero);
        await services.Patch("shop", """{"spec":{"image":"registry.example.com/web/shop:2.0.0","type":"Worker"}}""");
        await Wait.Until(async () => await services.Service("shop") is null, TimeSpan.FromSeconds(30), "the Service to be pruned");

        await services.CreateWithoutPods("whole", spec =>
        {
            spec.Ingress = new() { Host = "shop.example.com" };
            spec.NetworkPolicy = new();
            spec.Autoscaling = new() { MinReplicas = 1, MaxReplicas = 1 };
        });
        await Wait.Until(() => Companions(cluster, ns), found => found.Length == 3, TimeSpan.FromMinutes(1), "the companions");
        await services.Patch("whole", """{"spec":{"ingress":null,"networkPolicy":null,"autoscaling":null}}""");
        await Wait.Until(() => Companions(cluster, ns), found => found.Length == 0, TimeSpan.FromMinutes(1), "the companions to be pruned");

        await Migrate(services);

        // One revision more than are kept.
        for (var number = 0; number < 5; number++)
        {
            await services.Patch("shop", $$$"""{"spec":{"image":"registry.example.com/web/shop:3.0.{{{number}}}"}}""");
            await services.Until("shop", Reasons.ScaledToZero, TimeSpan.FromMinutes(1));
        }

        // Two renewals of the Lease.
        await Wait.Until(
            async () => (await cluster.Client.CoordinationV1.ReadNamespacedLeaseAsync(name: "pyops-operator", namespaceParameter: ns))
                .Spec is { } lease
                && lease.RenewTime - lease.AcquireTime > TimeSpan.FromSeconds(3),
            TimeSpan.FromSeconds(30), "the Lease to be renewed");
        Assert.Equal(0, await instance.Stop());
    }

    private static async Task Migrate(Services services)
    {
        // One Job more than are kept, of which none finds an image in its second.
        for (var number = 0; number < 4; number++)
        {
            await services.Patch(
                "whole",
                $$$"""
                {"spec":{"image":"registry.example.com/web/none:{{{number}}}","migration":{"command":["migrate"],"timeoutSeconds":1} } }
                """);
            await services.Until("whole", Reasons.MigrationTimedOut, TimeSpan.FromMinutes(1));
        }
    }

    private static async Task<string[]> Companions(TestCluster cluster, string ns) =>
        (await cluster.Kubectl(["get", "hpa,ingress,networkpolicy", "-n", ns, "-o", "name"])).OrThrow("kubectl get").Output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Sorted(IEnumerable<Permission> permissions) =>
        permissions.Select(permission => $"{permission}").Order(StringComparer.Ordinal);

    private static async Task<bool> MayJo(TestCluster cluster, string ns, string verb, string subresource) =>
        (await cluster.Kubectl(["auth", "can-i", verb, "pythonservices.pyops.dev", $"--subresource={subresource}", "-n", ns, "--as=jo"]))
            .Output
        .StartsWith("yes", StringComparison.Ordinal);
}
