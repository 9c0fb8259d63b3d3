using System.Net;
using k8s.Autorest;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Tests.Services.Writing;

public class ChildFailuresTests
{
    [Theory]
    [InlineData(422, "Deployment.apps \"shop\" is invalid: spec.x", "ChildRejected", true)]
    [InlineData(403, "deployments.apps is forbidden: User \"x\" cannot patch resource", "Forbidden", false)]
    [InlineData(
        403, "forbidden: unable to create new content in namespace web because it is being terminated",
        "NamespaceTerminating", true)]
    [InlineData(500, "etcdserver: request timed out", "ApplyFailed", false)]
    public void An_answer_becomes_a_reason_and_says_whether_trying_again_helps(int code, string message, string reason, bool final)
    {
        var failure = ChildFailures.Of(
            "Deployment \"shop\"",
            Answer(code, $$"""{"kind":"Status","message":{{System.Text.Json.JsonSerializer.Serialize(message)}}}"""));

        Assert.Equal((reason, final), (failure.Reason, failure.IsFinal));
    }

    [Fact]
    public void An_answer_that_is_no_Status_is_told_too()
    {
        var failure = ChildFailures.Of("Service \"shop\"", Answer(403, "<html>proxy</html>"));

        Assert.Equal("Forbidden", failure.Reason);
    }

    [Fact]
    public void A_broken_connection_is_tried_again()
    {
        var failure = ChildFailures.Of("Service \"shop\"", new HttpRequestException("reset"));

        Assert.Equal(("ApplyFailed", false), (failure.Reason, failure.IsFinal));
    }

    private static HttpOperationException Answer(int code, string body) =>
        new("status") { Response = new HttpResponseMessageWrapper(new HttpResponseMessage((HttpStatusCode)code), body) };
}
