using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>What is ours is taken back, what is not is left alone.</summary>
public class AdoptionTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task A_foreign_Service_of_the_same_name_is_never_touched_and_the_rest_is_made()
    {
        var theirs = new V1Service
        {
            Metadata = new V1ObjectMeta { Name = "theirs" },
            Spec = new V1ServiceSpec
            {
                Selector = new Dictionary<string, string> { ["app"] = "theirs" },
                Ports = [new V1ServicePort { Name = "http", Port = 80, Protocol = "TCP" }],
            },
        };
        var before = await bench.Cluster.Client.CoreV1.CreateNamespacedServiceAsync(body: theirs, namespaceParameter: bench.Namespace);

        await bench.Services.CreateWithoutPods("theirs");

        var status = await bench.Services.Until("theirs", Reasons.NameConflict, soon);
        Assert.Contains("Service \"theirs\" exists and was not made by PyOps", Services.Ready(status)!.Message, StringComparison.Ordinal);
        Assert.Equal("True", Services.Condition(status, ConditionTypes.Stalled)!.Status);
        Assert.Equal(before.Metadata.ResourceVersion, (await bench.Services.Service("theirs"))!.Metadata.ResourceVersion);
        Assert.NotNull(await bench.Services.Deployment("theirs"));
    }

    [ClusterFact]
    public async Task A_foreign_revision_of_the_same_name_is_never_touched()
    {
        await bench.Services.CreateWithoutPods("taken");
        await bench.Services.Until("taken", Reasons.ScaledToZero, soon);
        var name = (await bench.Services.Get("taken")).Status!.Revision!.Current!;
        await bench.Services.Delete("taken");
        await Wait.Until(async () => (await bench.Services.Revisions("taken")).Count == 0, soon, "the revision to be gone");
        var theirs = new V1ControllerRevision
        {
            Metadata = new V1ObjectMeta { Name = name },
            Revision = 7,
            Data = new Dictionary<string, string> { ["a"] = "b" },
        };
        var before = await bench.Cluster.Client.AppsV1.CreateNamespacedControllerRevisionAsync(
            body: theirs, namespaceParameter: bench.Namespace);

        await bench.Services.CreateWithoutPods("taken");

        var status = await bench.Services.Until("taken", Reasons.NameConflict, soon);
        Assert.Contains($"ControllerRevision \"{name}\" exists", Services.Ready(status)!.Message, StringComparison.Ordinal);
        Assert.Equal((null, name), (status.Status!.Revision!.Current, status.Status.Revision.Pending));
        Assert.Equal(
            before.Metadata.ResourceVersion,
            (await bench.Cluster.Client.AppsV1.ReadNamespacedControllerRevisionAsync(name, bench.Namespace)).Metadata.ResourceVersion);
        Assert.Null(await bench.Services.Deployment("taken"));
    }

    [ClusterFact]
    public async Task Orphans_are_taken_back_without_a_restart_and_then_go_with_their_service()
    {
        await bench.Services.Create("orphan", await bench.Cluster.Image("python"), spec =>
        {
            spec.Command = ["python", "-m", "http.server", "8080"];
            // Characters that servers spell in different ways: the garbage collector writes each revision anew.
            spec.Env = [new V1EnvVar { Name = "GREETING", Value = "Grüße 🐍 <b>&\u2028\t" }];
            spec.TerminationGracePeriodSeconds = 10;
        });
        await bench.Services.Until("orphan", Reasons.Running);
        var pod = (await bench.Services.Pods("orphan")).Single().Metadata.Uid;
        var rollout = await Rollout("orphan");
        var revision = (await bench.Services.Revisions("orphan")).Single();

        (await bench.Cluster.Kubectl(["delete", "pysvc", "orphan", "-n", bench.Namespace, "--cascade=orphan"])).OrThrow("kubectl delete");
        await Wait.Until(() => Owners("orphan"), owners => owners.All(owner => owner is null), soon, "everything to be an orphan");
        await bench.Services.Create("orphan", await bench.Cluster.Image("python"), spec =>
        {
            spec.Command = ["python", "-m", "http.server", "8080"];
            spec.Env = [new V1EnvVar { Name = "GREETING", Value = "Grüße 🐍 <b>&\u2028\t" }];
            spec.TerminationGracePeriodSeconds = 10;
        });
        await bench.Services.Until("orphan", Reasons.Running);

        var uid = (await bench.Services.Get("orphan")).Metadata.Uid;
        Assert.All(await Owners("orphan"), owner => Assert.Equal(uid, owner));
        Assert.Equal(pod, (await bench.Services.Pods("orphan")).Single().Metadata.Uid);
        Assert.Equal(rollout, await Rollout("orphan"));
        Assert.Equal(revision.Metadata.Uid, (await bench.Services.Revisions("orphan")).Single().Metadata.Uid);

        await bench.Services.Delete("orphan");
        await Wait.Until(async () => await bench.Services.Deployment("orphan") is null, soon, "the Deployment to be gone");
        await Wait.Until(async () => await bench.Services.Service("orphan") is null, soon, "the Service to be gone");
        await Wait.Until(async () => (await bench.Services.Revisions("orphan")).Count == 0, soon, "the revisions to be gone");
        await Wait.Until(async () => (await bench.Services.Pods("orphan")).Count == 0, TimeSpan.FromMinutes(2), "the pods to be gone");
    }

    /// <summary>The Deployment controller's count of templates. Its generation moves with annotations too.</summary>
    private async Task<string> Rollout(string name) =>
        (await bench.Services.Deployment(name))!.Metadata.Annotations["deployment.kubernetes.io/revision"];

    private async Task<List<string?>> Owners(string name) =>
    [
        Owner((await bench.Services.Deployment(name))!.Metadata),
        Owner((await bench.Services.Service(name))!.Metadata),
        .. (await bench.Services.Revisions(name)).Select(revision => Owner(revision.Metadata)),
    ];

    private static string? Owner(V1ObjectMeta metadata) => metadata.OwnerReferences?.SingleOrDefault()?.Uid;
}
