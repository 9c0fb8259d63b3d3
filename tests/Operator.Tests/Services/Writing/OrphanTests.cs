using System.Net;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Writing;

/// <summary>Children that the garbage collector has set free; the watch of the service may be behind theirs.</summary>
public sealed class OrphanTests : IDisposable
{
    private static readonly CompletedService shop = Defaults.Complete(Given.Shop(WithIngress));
    private readonly FakeApi api;
    private readonly Applier applier;
    private string answered = """{"metadata":{"name":"shop","namespace":"web","uid":"u1"}}""";

    public OrphanTests()
    {
        api = new FakeApi(Answer);
        applier = Given.Applier(api, "Ingress", "Deployment", "ControllerRevision");
    }

    private IEnumerable<string> Writes =>
        api.Requests.Where(request => request.Method != HttpMethod.Get).Select(request => $"{request.Method} {request.Path}");

    public void Dispose() => api.Dispose();

    [Theory]
    [InlineData("""{"metadata":{"name":"shop","namespace":"web","uid":"u1","deletionTimestamp":"2026-01-05T12:00:00Z"}}""")]
    [InlineData("""{"metadata":{"name":"shop","namespace":"web","uid":"younger"}}""")]
    [InlineData("")]
    public async Task Whatever_its_kind_a_child_is_not_taken_back_to_a_service_that_goes(string now)
    {
        answered = now;

        await Assert.ThrowsAsync<StaleObjectException>(() => Write(IngressBuilder.Build(shop)!));
        await Assert.ThrowsAsync<StaleObjectException>(() => Write(Children.Build(shop, new ClusterFacts(false, "init:1")).Deployment));
        await Assert.ThrowsAsync<StaleObjectException>(Settle);

        Assert.Empty(Writes);
    }

    [Fact]
    public async Task A_child_is_taken_back_to_a_service_that_stays()
    {
        await Write(IngressBuilder.Build(shop)!);

        Assert.Equal(["PATCH /apis/networking.k8s.io/v1/namespaces/web/ingresses/shop"], Writes);
    }

    [Fact]
    public async Task A_child_that_is_owned_costs_no_look_at_the_service()
    {
        await Write(IngressBuilder.Build(shop)!, orphan: false);

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task A_child_of_a_deleted_service_that_this_one_does_not_want_goes()
    {
        var orphan = (await applier.ApplyAsync(IngressBuilder.Build(shop)!, live: null, CancellationToken.None)).Object;
        orphan.Metadata.OwnerReferences = null;

        await Prune(orphan);

        const string Path = "/apis/networking.k8s.io/v1/namespaces/web/ingresses/shop";
        Assert.Equal([$"PATCH {Path}", $"DELETE {Path}"], Writes);
        var taken = api.Requests.First(request => request.Method == HttpMethod.Patch).Body!.AsArray();
        var owners = taken.Single(one => one!["path"]!.ToString() == "/metadata/ownerReferences")!["value"]!;
        Assert.Equal(shop.Uid, owners[0]!["uid"]!.ToString());
    }

    [Fact]
    public async Task What_only_has_our_label_stays()
    {
        var theirs = (await applier.ApplyAsync(IngressBuilder.Build(shop)!, live: null, CancellationToken.None)).Object;
        (theirs.Metadata.OwnerReferences, theirs.Metadata.Annotations) = (null, null);

        await Prune(theirs);

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Nothing_is_taken_from_a_service_that_goes_and_leaves_its_children()
    {
        var orphan = (await applier.ApplyAsync(IngressBuilder.Build(shop)!, live: null, CancellationToken.None)).Object;
        orphan.Metadata.OwnerReferences = null;
        answered = """{"metadata":{"name":"shop","namespace":"web","uid":"u1","deletionTimestamp":"2026-01-05T12:00:00Z"}}""";

        await Assert.ThrowsAsync<StaleObjectException>(() => Prune(orphan));

        Assert.Empty(Writes);
    }

    private Task Prune(V1Ingress live)
    {
        api.Forget();
        return new ChildWriter(applier, new OrphanGuard(applier), shop, CancellationToken.None).WriteAsync(intent: null, live);
    }

    private static void WithIngress(PythonServiceSpec spec) => spec.Ingress = new() { Host = "shop.example.com" };

    private async Task Write<T>(T wanted, bool orphan = true)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var live = (await applier.ApplyAsync(wanted, live: null, CancellationToken.None)).Object;
        api.Forget();
        if (orphan)
            (live.Metadata.OwnerReferences, live.Metadata.ResourceVersion) = (null, "8");
        await new ChildWriter(applier, new OrphanGuard(applier), shop, CancellationToken.None).WriteAsync(wanted, live);
    }

    private Task Settle()
    {
        var service = Given.Shop(WithIngress);
        var inputs = PodInputs.Of(service);
        var orphan = RevisionBuilder.Build(
            shop,
            inputs.RevisionName("shop"),
            1,
            new RevisionData(inputs.Format, inputs.Value, "shop:1", "1.0.0", """{"spec":{"containers":[{"name":"app"}]}}"""));
        orphan.Metadata.OwnerReferences = null;
        var keeper = new RevisionKeeper(applier, new OrphanGuard(applier), new ClusterFacts(false, "init:1"));
        var seen = Given.Seen(service) with { Revisions = [orphan] };
        return keeper.PromoteAsync(shop, seen, keeper.Plan(shop, seen), [], CancellationToken.None);
    }

    private HttpResponseMessage Answer(FakeApi.Request request)
    {
        if (request.Method == HttpMethod.Delete)
            return FakeApi.Json("""{"kind":"Status","status":"Success"}""");
        if (request.ContentType == "application/json-patch+json")
            return FakeApi.Json(KubernetesJson.Serialize(IngressBuilder.Build(shop)!));
        if (request.Method != HttpMethod.Get)
            return FakeApi.Stored(request);

        return request.Path.EndsWith("/pythonservices/shop", StringComparison.Ordinal) && answered.Length > 0
            ? FakeApi.Json(answered)
            : FakeApi.Status((int)HttpStatusCode.NotFound);
    }
}
