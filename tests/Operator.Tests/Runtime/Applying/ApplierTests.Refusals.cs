using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Applying;

/// <summary>Refusals that read like something else.</summary>
public sealed partial class ApplierTests
{
    [Theory]
    [InlineData(
        """{"kind":"Status","code":422,"message":"metadata.uid2: error converting fieldPath: field label not supported: metadata.uid2"}""")]
    [InlineData(
        """{"kind":"Status","message":"x","details":{"causes":["""
            + """{"field":"spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath","message":"metadata.uid2"}]}}""")]
    [InlineData("""{"kind":"Status","message":"x","details":{"causes":[{"field":"metadata.uid"},{"field":"spec.selector"}]}}""")]
    [InlineData("""{"kind":"Status","message":"metadata.uid","details":{"causes":[]}}""")]
    [InlineData("""{"kind":"Status","message":"metadata.uid","details":"metadata.uid"}""")]
    [InlineData("""["metadata.uid"]""")]
    [InlineData("<html>metadata.uid</html>")]
    public async Task Words_like_those_of_a_replaced_object_are_a_refusal(string body)
    {
        var live = (await applier.ApplyAsync(Map("a"), null, CancellationToken.None)).Object;
        answer = _ => FakeApi.Json(body, HttpStatusCode.UnprocessableEntity);
        await Assert.ThrowsAsync<HttpOperationException>(() => applier.ApplyAsync(Map("b"), live, CancellationToken.None));
    }

    [Fact]
    public async Task What_somebody_put_in_the_place_of_ours_is_exchanged_and_we_own_it_by_applying_alone()
    {
        var live = Recreating();
        live.Spec.Strategy = new V1DeploymentStrategy { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1 } };
        var refusals = 1;
        answer = request => request switch
        {
            { ContentType: "application/json-patch+json" } => FakeApi.Json(KubernetesJson.Serialize(live)),
            _ when refusals-- > 0 => FakeApi.Status(422),
            _ => FakeApi.Stored(request, change: OwnedTwice),
        };

        await applier.ApplyAsync(Recreating(), live, CancellationToken.None);

        Assert.Equal(
            [
                "application/apply-patch+yaml",
                "replace /metadata/resourceVersion 5, remove /spec/strategy/rollingUpdate , add /spec/strategy/type Recreate",
                "application/apply-patch+yaml",
                "replace /metadata/resourceVersion 7, remove /metadata/managedFields/1 ",
            ],
            api.Requests.Select(request => request.Body is JsonArray operations
                ? string.Join(", ", operations.Select(one => $"{one!["op"]} {one["path"]} {one["value"]}"))
                : request.ContentType));
    }

    [Fact]
    public async Task A_refusal_of_what_we_want_ourselves_is_told()
    {
        var live = Recreating();
        answer = _ => FakeApi.Status(422);
        var wanted = Recreating();
        wanted.Spec.Replicas = -1;

        await Assert.ThrowsAsync<HttpOperationException>(() => applier.ApplyAsync(wanted, live, CancellationToken.None));

        Assert.Single(api.Requests);
    }

    private static void OwnedTwice(JsonNode stored) => stored["metadata"]!["managedFields"] = JsonNode.Parse("""
        [{"manager":"pyops","operation":"Apply"},{"manager":"pyops","operation":"Update"},{"manager":"somebody","operation":"Update"},
        {"manager":"pyops","operation":"Update","subresource":"status"}]
        """);

    private static V1Deployment Recreating() => new V1Deployment
    {
        Metadata = new V1ObjectMeta { Name = "cart", NamespaceProperty = "shop", Uid = "uid-1", ResourceVersion = "5" },
        Spec = new V1DeploymentSpec { Selector = new(), Template = new(), Strategy = new V1DeploymentStrategy { Type = "Recreate" } },
    }.Initialize();
}
