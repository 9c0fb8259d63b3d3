using System.Net;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Steps;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Steps;

/// <summary>In which order children are written, and what waits for what.</summary>
public sealed class ChildrenStepTests : IDisposable
{
    private const string Policies = "/apis/networking.k8s.io/v1/namespaces/web/networkpolicies/shop";
    private const string Deployments = "/apis/apps/v1/namespaces/web/deployments/shop";
    private static readonly ClusterFacts facts = new(false, "init:1");
    private readonly FakeApi api;
    private HttpStatusCode policyAnswer = HttpStatusCode.OK;

    public ChildrenStepTests() => api = new FakeApi(request => request switch
    {
        { Method.Method: "GET" } => FakeApi.Status(404),
        { Path: Policies } when policyAnswer != HttpStatusCode.OK => FakeApi.Status((int)policyAnswer),
        _ => FakeApi.Stored(request),
    });

    private List<string> Written => [.. api.Requests.Where(request => request.Method == HttpMethod.Patch).Select(request => request.Path)];

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task What_restricts_the_pods_is_there_before_them()
    {
        await Take(Given.Shop(Closed));

        Assert.Equal([Policies, Deployments], Written.Take(2));
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity, Reasons.ChildRejected)]
    [InlineData(HttpStatusCode.Forbidden, Reasons.Forbidden)]
    [InlineData(HttpStatusCode.ServiceUnavailable, Reasons.ApplyFailed)]
    [InlineData(HttpStatusCode.NotFound, Reasons.ApplyFailed)]
    public async Task No_pod_is_made_without_what_shall_restrict_it(HttpStatusCode answer, string reason)
    {
        policyAnswer = answer;

        var reached = await Take(Given.Shop(Closed));

        Assert.DoesNotContain(Deployments, Written);
        Assert.Contains("/api/v1/namespaces/web/services/shop", Written);
        var failure = Assert.Single(reached.Failures);
        Assert.Equal(reason, failure.Reason);
        Assert.EndsWith("; no pod is changed before it is as it shall be", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restriction_that_is_not_wanted_holds_nothing_back()
    {
        policyAnswer = HttpStatusCode.Forbidden;

        await Take(Given.Shop());

        Assert.Contains(Deployments, Written);
    }

    private static void Closed(PythonServiceSpec spec) => spec.NetworkPolicy = new();

    private async Task<Convergence> Take(PythonService shop)
    {
        var applier = Given.Applier(api, [.. ChildTable.All.Select(kind => kind.Name)]);
        var step = new ChildrenStep(
            applier,
            new OrphanGuard(applier),
            new DeploymentPreparation(
                leftovers: null, order: null, new ReplicaHandover(new ApplyRequest(api.Client()))),
            facts);
        var seen = Given.Seen(shop) with { Children = [.. ChildTable.All.Select(kind => new SeenChild(kind, Live: null, IsServed: true))] };
        var template = PodTemplateBuilder.Build(Defaults.Complete(shop), facts);
        return (await step.TakeAsync(new Progress(seen, Given.Reached(shop)) { Template = template }, CancellationToken.None)).Reached;
    }
}
