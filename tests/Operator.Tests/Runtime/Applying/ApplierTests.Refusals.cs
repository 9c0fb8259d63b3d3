using System.Net;
using k8s.Autorest;
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
}
