using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Applying;

public sealed partial class ApplierTests : IDisposable
{
    private readonly OperatorMetrics metrics = new("ConfigMap");
    private readonly RecordingLogger logger = new();
    private readonly FakeApi api;
    private readonly Applier applier;
    private Func<FakeApi.Request, HttpResponseMessage> answer = static request => FakeApi.Stored(request);

    public ApplierTests()
    {
        api = new FakeApi(request => answer(request));
        applier = new Applier(api.Client(), metrics, logger);
    }

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task An_object_that_does_not_exist_is_made_by_server_side_apply()
    {
        var applied = await applier.ApplyAsync(Map("a"), null, CancellationToken.None);

        Assert.Equal(ApplyOutcome.Created, applied.Outcome);
        Assert.Equal("7", applied.Object.Metadata.ResourceVersion);
        var request = Assert.Single(api.Requests);
        Assert.Equal("PATCH /api/v1/namespaces/shop/configmaps/cart", $"{request.Method} {request.Path}");
        Assert.Equal("application/apply-patch+yaml", request.ContentType);
        Assert.Contains("fieldManager=pyops&", request.Query + "&", StringComparison.Ordinal);
        Assert.Contains("force=true", request.Query, StringComparison.Ordinal);
        Assert.Contains("fieldValidation=Strict", request.Query, StringComparison.Ordinal);
        Assert.Null(request.Body!["metadata"]!["uid"]);
    }

    [Fact]
    public async Task An_object_that_is_as_wanted_costs_no_request()
    {
        var live = (await applier.ApplyAsync(Map("a"), null, CancellationToken.None)).Object;
        var again = await applier.ApplyAsync(Map("a"), live, CancellationToken.None);

        Assert.Equal(ApplyOutcome.Unchanged, again.Outcome);
        Assert.Same(live, again.Object);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_restarted_operator_compares_with_what_the_last_one_left_and_sends_nothing()
    {
        var live = (await applier.ApplyAsync(Map("a"), null, CancellationToken.None)).Object;
        var restarted = new Applier(api.Client(), metrics, logger);

        Assert.Equal(ApplyOutcome.Unchanged, (await restarted.ApplyAsync(Map("a"), live, CancellationToken.None)).Outcome);
        Assert.Equal(ApplyOutcome.Changed, (await restarted.ApplyAsync(Map("b"), live, CancellationToken.None)).Outcome);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_change_names_the_uid_so_that_a_deleted_object_stays_deleted()
    {
        var live = (await applier.ApplyAsync(Map("a"), null, CancellationToken.None)).Object;
        var changed = await applier.ApplyAsync(Map("b"), live, CancellationToken.None);

        Assert.Equal(ApplyOutcome.Changed, changed.Outcome);
        Assert.Equal("uid-1", api.Requests[1].Body!["metadata"]!["uid"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_field_that_is_no_longer_wanted_is_taken_away()
    {
        var larger = Map("a");
        larger.Data["more"] = "x";
        var live = (await applier.ApplyAsync(larger, null, CancellationToken.None)).Object;
        var smaller = await applier.ApplyAsync(Map("a"), live, CancellationToken.None);
        Assert.Equal(ApplyOutcome.Changed, smaller.Outcome);
    }

    [Fact]
    public async Task An_object_that_was_replaced_by_another_of_its_name_is_stale()
    {
        var live = (await applier.ApplyAsync(Map("a"), null, CancellationToken.None)).Object;
        answer = _ => FakeApi.Json("""
        {"kind":"Status","code":422,"message":"ConfigMap \"a\" is invalid: metadata.uid: Invalid value: \"u\": field is immutable",
         "details":{"causes":[{"reason":"FieldValueInvalid","message":"Invalid value: \"u\": field is immutable","field":"metadata.uid"}]}}
        """, HttpStatusCode.UnprocessableEntity);
        await Assert.ThrowsAsync<StaleObjectException>(() => applier.ApplyAsync(Map("b"), live, CancellationToken.None));
    }

    [Theory]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task What_the_server_refuses_comes_out(int status)
    {
        answer = _ => FakeApi.Status(status);
        var refusal = await Assert.ThrowsAsync<HttpOperationException>(() => applier.ApplyAsync(Map("a"), null, CancellationToken.None));
        Assert.Equal(status, (int)refusal.Response.StatusCode);
    }

    [Fact]
    public async Task An_apply_without_effect_is_reported_once_and_not_repeated_until_something_changes()
    {
        answer = request => FakeApi.Stored(request, change: stored => stored["data"]!["key"] = "the server knows better");
        var live = (await applier.ApplyAsync(Map("a"), null, CancellationToken.None)).Object;
        Assert.Equal(ApplyOutcome.Unchanged, (await applier.ApplyAsync(Map("a"), live, CancellationToken.None)).Outcome);
        Assert.Single(api.Requests);

        live.Metadata.ResourceVersion = "8";
        Assert.Equal(ApplyOutcome.Changed, (await applier.ApplyAsync(Map("a"), live, CancellationToken.None)).Outcome);
        Assert.Contains("pyops_apply_ineffective_total{kind=\"ConfigMap\"} 2", await metrics.TextAsync(), StringComparison.Ordinal);
        var warning = Assert.Single(logger.Lines, line => line.Level == LogLevel.Warning);
        Assert.Contains(".data[\"key\"]", warning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("better", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_goes_to_its_subresource_by_its_own_manager_and_only_when_it_differs()
    {
        var live = Service("1/2");
        live.Metadata.Uid = "uid-1";
        Assert.Equal(ApplyOutcome.Unchanged, (await ApplyStatus(Service("1/2"), live)).Outcome);
        Assert.Empty(api.Requests);

        Assert.Equal(ApplyOutcome.Changed, (await ApplyStatus(Service("2/2"), live)).Outcome);
        var request = Assert.Single(api.Requests);
        Assert.Equal("/apis/pyops.dev/v1alpha1/namespaces/shop/pythonservices/cart/status", request.Path);
        Assert.Contains("fieldManager=pyops-status", request.Query, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(request.Body, JsonNode.Parse(
            """
            {"apiVersion":"pyops.dev/v1alpha1","kind":"PythonService","metadata":{"name":"cart","namespace":"shop","uid":"uid-1"},
             "status":{"ready":"2/2"}}
            """)));
    }

    [Fact]
    public async Task A_status_field_that_is_gone_is_a_difference()
    {
        var live = Service("1/2");
        live.Metadata.Uid = "uid-1";
        live.Status!.Url = "http://old";
        Assert.Equal(ApplyOutcome.Changed, (await ApplyStatus(Service("1/2"), live)).Outcome);
    }

    [Fact]
    public async Task The_status_of_an_object_that_is_gone_is_stale()
    {
        answer = _ => FakeApi.Status(404);
        var live = Service("1/2");
        live.Metadata.Uid = "uid-1";
        await Assert.ThrowsAsync<StaleObjectException>(() => ApplyStatus(Service("2/2"), live));
    }

    [Fact]
    public async Task A_delete_names_the_uid_and_does_not_mind_an_object_that_is_gone()
    {
        answer = _ => FakeApi.Status(404);
        await applier.DeleteAsync(ResourceKind.For<V1ConfigMap>(), new NamespacedName("shop", "cart"), "uid-1", CancellationToken.None);

        var request = Assert.Single(api.Requests);
        Assert.Equal("DELETE /api/v1/namespaces/shop/configmaps/cart", $"{request.Method} {request.Path}");
        Assert.Equal("uid-1", request.Body!["preconditions"]!["uid"]!.GetValue<string>());
        Assert.Equal("Background", request.Body["propagationPolicy"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_delete_of_another_object_of_that_name_is_a_conflict()
    {
        answer = _ => FakeApi.Status(409);
        await Assert.ThrowsAsync<HttpOperationException>(() =>
            applier.DeleteAsync(ResourceKind.For<V1ConfigMap>(), new NamespacedName("", "cart"), "uid-1", CancellationToken.None));
        Assert.Equal("/api/v1/configmaps/cart", api.Requests[0].Path);
    }

    private static V1ConfigMap Map(string value) => new V1ConfigMap
    {
        Metadata = new V1ObjectMeta { Name = "cart", NamespaceProperty = "shop" },
        Data = new Dictionary<string, string> { ["key"] = value },
    }.Initialize();

    private Task<Applied<PythonService>> ApplyStatus(PythonService intent, PythonService live) =>
        applier.ApplyStatusAsync(intent, live, static item => item, CancellationToken.None);

    private static PythonService Service(string ready) => new()
    {
        Metadata = new V1ObjectMeta { Name = "cart", NamespaceProperty = "shop" },
        Status = new PythonServiceStatus { Ready = ready },
    };
}
