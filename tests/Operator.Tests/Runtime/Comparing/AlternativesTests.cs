using System.Text.Json.Nodes;
using PyOps.Operator.Runtime.Comparing;

namespace PyOps.Operator.Tests.Runtime.Comparing;

/// <summary>What somebody put in the place of ours goes, and what he put beside stays.</summary>
public class AlternativesTests
{
    [Theory]
    // A probe asks in one way.
    [InlineData(
        """{"readinessProbe":{"httpGet":{"port":80},"periodSeconds":3}}""", """{"readinessProbe":{"tcpSocket":{"port":"http"}}}""",
        """["remove /readinessProbe/httpGet","add /readinessProbe/tcpSocket {\"port\":\"http\"}"]""")]
    [InlineData("""{"readinessProbe":{"httpGet":{"port":80}}}""", """{"readinessProbe":{"httpGet":{"port":81}}}""", "[]")]
    // Somebody's probe beside is his.
    [InlineData("""{"readinessProbe":{"httpGet":{"port":80}}}""", """{"image":"a:1"}""", "[]")]
    [InlineData("""{"readinessProbe":{"httpGet":{"port":80}}}""", """{"readinessProbe":{"periodSeconds":3}}""", "[]")]
    [InlineData(
        """{"lifecycle":{"preStop":{"exec":{"command":["true"]}}}}""", """{"lifecycle":{"preStop":{"sleep":{"seconds":5}}}}""",
        """["remove /lifecycle/preStop/exec","add /lifecycle/preStop/sleep {\"seconds\":5}"]""")]
    // A volume has one source, whatever it is called.
    [InlineData(
        """{"volumes":[{"name":"a","emptyDir":{}},{"name":"b","futureSource":{"x":1}}]}""", """{"volumes":[{"name":"b","emptyDir":{}}]}""",
        """["remove /volumes/1/futureSource","add /volumes/1/emptyDir {}"]""")]
    [InlineData(
        """{"env":[{"name":"A","valueFrom":{"fieldRef":{}}}]}""", """{"env":[{"name":"A","value":"1"}]}""",
        """["remove /env/0/valueFrom","add /env/0/value \"1\""]""")]
    [InlineData(
        """{"env":[{"name":"A","value":"1"}]}""", """{"env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"s"}}}]}""",
        """["remove /env/0/value","add /env/0/valueFrom {\"secretKeyRef\":{\"name\":\"s\"}}"]""")]
    [InlineData(
        """{"env":[{"name":"A","valueFrom":{"configMapKeyRef":{"name":"s"}}}]}""",
        """{"env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"s"}}}]}""",
        """["remove /env/0/valueFrom/configMapKeyRef","add /env/0/valueFrom/secretKeyRef {\"name\":\"s\"}"]""")]
    // What belongs to another type.
    [InlineData(
        """{"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1}}}""", """{"strategy":{"type":"Recreate"}}""",
        """["remove /strategy/rollingUpdate","add /strategy/type \"Recreate\""]""")]
    [InlineData("""{"strategy":{"type":"Recreate"}}""", """{"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1}}}""", "[]")]
    [InlineData(
        """{"seccompProfile":{"type":"Localhost","localhostProfile":"a"}}""", """{"seccompProfile":{"type":"RuntimeDefault"}}""",
        """["remove /seccompProfile/localhostProfile","add /seccompProfile/type \"RuntimeDefault\""]""")]
    [InlineData(
        """{"spec":{"minAvailable":1,"selector":{}}}""", """{"spec":{"maxUnavailable":"25%"}}""",
        """["remove /spec/minAvailable","add /spec/maxUnavailable \"25%\""]""")]
    // The name of a port is there once, and its number is what tells ports apart.
    [InlineData(
        """{"ports":[{"name":"other","port":1},{"name":"http","port":81,"nodePort":30000}]}""", """{"ports":[{"name":"http","port":80}]}""",
        """["replace /ports/1 {\"name\":\"http\",\"port\":80}"]""")]
    [InlineData("""{"ports":[{"name":"http","port":80},{"name":"other","port":81}]}""", """{"ports":[{"name":"http","port":80}]}""", "[]")]
    // A second variable of the same name, which would count.
    [InlineData(
        """{"env":[{"name":"A","value":"1"},{"name":"B","value":"1"},{"name":"A","value":"2"},{"name":"A","value":"3"},"""
        + """{"name":"C"},{"name":"C"}]}""",
        """{"env":[{"name":"A","value":"1"},{"name":"B","value":"1"}]}""", """["remove /env/3","remove /env/2"]""")]
    // A limit that somebody set where we only request, and the other way round.
    [InlineData(
        """{"resources":{"limits":{"cpu":"1m","memory":"1Gi","example.com/gpu":"1"},"requests":{"cpu":"1m"}}}""",
        """{"resources":{"limits":{"memory":"1Gi"},"requests":{"cpu":"100m","example.com/gpu":"2"}}}""",
        """["remove /resources/limits/cpu","remove /resources/limits/example.com~1gpu"]""")]
    [InlineData(
        """{"resources":{"limits":{"cpu":"2"},"requests":{"cpu":"3","memory":"1Gi"}}}""", """{"resources":{"limits":{"cpu":"2"}}}""",
        """["remove /resources/requests/cpu"]""")]
    public void What_excludes_ours_makes_room(string live, string intent, string operations)
    {
        var exchange = Alternatives.Exchange(Read(live), Read(intent)).Select(
            operation => $"{operation["op"]} {operation["path"]} {operation["value"]?.ToJsonString()}".TrimEnd());

        Assert.Equal(JsonNode.Parse(operations)!.AsArray().Select(operation => operation!.ToString()), exchange);
    }

    private static JsonObject Read(string text) => JsonNode.Parse(text)!.AsObject();
}
