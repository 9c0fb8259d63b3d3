using System.Text.Json.Nodes;

namespace PyOps.Operator.Tests.Services;

public class KstatusTests
{
    [Theory]
    [InlineData("""{"metadata":{"generation":2}}""", "Current")]
    [InlineData("""{"metadata":{"generation":2,"deletionTimestamp":"2026-01-05T12:00:00Z"}}""", "Terminating")]
    [InlineData(
        """{"metadata":{"generation":2},"status":{"observedGeneration":1,"conditions":[{"type":"Ready","status":"True"}]}}""",
        "InProgress")]
    [InlineData("""{"metadata":{"generation":2},"status":{"conditions":[{"type":"Ready","status":"False"}]}}""", "InProgress")]
    [InlineData(
        """{"metadata":{"generation":2},"status":{"conditions":[{"type":"Ready","status":"True"}"""
            + """,{"type":"Reconciling","status":"True"}]}}""",
        "InProgress")]
    [InlineData(
        """{"metadata":{"generation":2},"status":{"conditions":[{"type":"Reconciling","status":"False"}"""
            + """,{"type":"Stalled","status":"True"}]}}""",
        "Failed")]
    public void Our_port_decides_as_kstatus_does(string resource, string expected) =>
        Assert.Equal(expected, Kstatus.Of(JsonNode.Parse(resource)!));
}
