using System.Net;
using k8s.Autorest;
using k8s.Models;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Applying;

public sealed class ObjectVerbsTests : IDisposable
{
    private const string Job =
        """{"kind":"Job","apiVersion":"batch/v1","metadata":{"name":"smoke","namespace":"builds","uid":"j1","resourceVersion":"5"}}""";
    private readonly OperatorMetrics metrics = new("Job");
    private readonly FakeApi api;
    private readonly ObjectVerbs verbs;
    private Func<FakeApi.Request, HttpResponseMessage> answer = _ => FakeApi.Json(Job);

    public ObjectVerbsTests()
    {
        api = new FakeApi(request => answer(request));
        verbs = new ObjectVerbs(api.Client(), metrics);
    }

    private IEnumerable<string> Asked => api.Requests.Select(request => $"{request.Method} {request.Path}");

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task An_object_is_created_in_any_namespace()
    {
        var made = await verbs.CreateAsync(Smoke(), CancellationToken.None);

        Assert.Equal((false, "j1"), (made.WasThere, made.Object.Metadata.Uid));
        Assert.Equal(["POST /apis/batch/v1/namespaces/builds/jobs"], Asked);
        Assert.Contains("fieldManager=pyops", api.Requests[0].Query);
        Assert.Contains("""pyops_requests_total{verb="create",kind="Job",outcome="done"} 1""", await metrics.TextAsync());
    }

    [Fact]
    public async Task One_that_is_there_already_is_a_value_and_is_not_changed()
    {
        answer = request => request.Method == HttpMethod.Post ? FakeApi.Status((int)HttpStatusCode.Conflict) : FakeApi.Json(Job);

        var made = await verbs.CreateAsync(Smoke(), CancellationToken.None);

        Assert.Equal((true, "j1"), (made.WasThere, made.Object.Metadata.Uid));
        Assert.Equal(["POST /apis/batch/v1/namespaces/builds/jobs", "GET /apis/batch/v1/namespaces/builds/jobs/smoke"], Asked);
        Assert.Contains("""pyops_requests_total{verb="create",kind="Job",outcome="exists"} 1""", await metrics.TextAsync());
    }

    [Fact]
    public async Task One_that_goes_while_it_is_looked_at_is_looked_for_again_later()
    {
        answer = request => FakeApi.Status(request.Method == HttpMethod.Post ? 409 : 404);

        await Assert.ThrowsAsync<StaleObjectException>(() => verbs.CreateAsync(Smoke(), CancellationToken.None));
    }

    [Fact]
    public async Task An_object_without_a_namespace_is_read()
    {
        answer = _ => FakeApi.Json("""{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"web"}}""");

        Assert.Equal("web", (await verbs.GetAsync<V1Namespace>(new("", "web"), CancellationToken.None))!.Metadata.Name);
        Assert.Equal(["GET /api/v1/namespaces/web"], Asked);
    }

    [Fact]
    public async Task Objects_with_a_label_are_deleted_page_by_page_and_each_only_as_it_was_listed()
    {
        answer = request => request.Method == HttpMethod.Delete ? FakeApi.Json("{}")
            : request.Query.Contains("continue=more") ? Page("smoke-2", next: "") : Page("smoke-1", next: "more");

        Assert.Equal(2, await verbs.DeleteAllAsync<V1Job>("builds", "pyops.dev/rebuild=r1", CancellationToken.None));

        Assert.Equal(
            ["DELETE /apis/batch/v1/namespaces/builds/jobs/smoke-1", "DELETE /apis/batch/v1/namespaces/builds/jobs/smoke-2"],
            Asked.Where(line => line.StartsWith("DELETE", StringComparison.Ordinal)));
        var only = api.Requests.First(request => request.Method == HttpMethod.Delete).Body!["preconditions"]!;
        Assert.Equal(("j1", "5"), ((string)only["uid"]!, (string)only["resourceVersion"]!));
    }

    [Fact]
    public async Task Without_a_selector_nothing_is_deleted()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => verbs.DeleteAllAsync<V1Job>("builds", "", CancellationToken.None));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task What_is_refused_is_counted_and_thrown()
    {
        answer = _ => FakeApi.Status((int)HttpStatusCode.Forbidden);

        await Assert.ThrowsAsync<HttpOperationException>(() => verbs.CreateAsync(Smoke(), CancellationToken.None));

        Assert.Contains("""pyops_requests_total{verb="create",kind="Job",outcome="failed"} 1""", await metrics.TextAsync());
    }

    private static V1Job Smoke() => new()
    {
        ApiVersion = "batch/v1",
        Kind = "Job",
        Metadata = new V1ObjectMeta { Name = "smoke", NamespaceProperty = "builds" },
    };

    private static HttpResponseMessage Page(string name, string next) => FakeApi.Json(
        $$$"""{"kind":"JobList","apiVersion":"batch/v1","metadata":{"continue":"{{{next}}}"}"""
        + $$$""","items":[{{{Job.Replace("\"smoke\"", $"\"{name}\"", StringComparison.Ordinal)}}}]}""");
}
