using System.Text;
using System.Text.Json.Nodes;
using PyOps.Webhooks.Extracts;

namespace PyOps.Webhooks.Tests.Extracts;

/// <summary>Which updates change nothing that a rule reads, or are about what is being deleted.</summary>
public class HarmlessUpdateTests
{
    private const string Since = "2026-11-27T12:00:00Z";

    private const string Pod = """
        {"apiVersion":"v1","kind":"Pod",
         "metadata":{"name":"web","resourceVersion":"1","labels":{"a":"b"},"finalizers":["batch.kubernetes.io/job-tracking"],
          "annotations":{"note":"x","container.apparmor.security.beta.kubernetes.io/app":"runtime/default"},
          "managedFields":[{"manager":"kubectl","fieldsV1":{"f:metadata":{"k:{\"uid\":\"1\"}":{}}}}]},
         "spec":{"containers":[{"name":"app","image":"a:1","imagePullPolicy":"Always","env":[{"name":"A","value":"\"<}"}],
           "volumeMounts":[{"name":"v","mountPath":"/v"}],
           "resources":{"limits":{"memory":"1Gi","example.com/gpu":"1"}},
           "livenessProbe":{"httpGet":{"path":"/","port":80,"httpHeaders":[{"name":"A","value":"b"}]},"timeoutSeconds":1}}],
          "volumes":[{"name":"v","configMap":{"name":"c"}}],"nodeSelector":{"kubernetes.io/os":"linux","pool":"a"},
          "tolerations":[{"key":"a"}],"schedulingGates":[{"name":"g"}]},
         "status":{"phase":"Pending"}}
        """;

    [Theory]
    [InlineData("metadata.labels.a", "\"c\"")]
    [InlineData("metadata.finalizers", null)]
    [InlineData("metadata.ownerReferences", """[{"kind":"Job","name":"n"}]""")]
    [InlineData("metadata.resourceVersion", "\"2\"")]
    [InlineData("metadata.annotations.note", "\"y\"")]
    [InlineData("metadata.managedFields", "[]")]
    [InlineData("spec.tolerations", "[]")]
    [InlineData("spec.schedulingGates", null)]
    [InlineData("spec.activeDeadlineSeconds", "5")]
    [InlineData("spec.nodeSelector.pool", "\"b\"")]
    [InlineData("spec.volumes.0.configMap.name", "\"d\"")]
    [InlineData("spec.containers.0.imagePullPolicy", "\"Never\"")]
    [InlineData("spec.containers.0.volumeMounts", null)]
    [InlineData("spec.containers.0.livenessProbe.timeoutSeconds", "9")]
    [InlineData("spec.containers.0.livenessProbe.httpGet.httpHeaders", "[]")]
    [InlineData("spec.containers.0.resources.limits.example~1com/gpu", "\"2\"")]
    [InlineData("status", """{"phase":"Running"}""")]
    public void What_no_rule_reads_may_change(string path, string? value) => Assert.True(IsHarmless(Pod, With(Pod, path, value)));

    [Theory]
    [InlineData("kind", "\"Service\"")]
    [InlineData("apiVersion", "\"v2\"")]
    [InlineData("metadata.annotations.container~1apparmor~1security~1beta~1kubernetes~1io/app", "\"unconfined\"")]
    [InlineData("spec.hostPID", "true")]
    [InlineData("spec.os", """{"name":"windows"}""")]
    [InlineData("spec.nodeSelector.kubernetes~1io/os", "\"windows\"")]
    [InlineData("spec.volumes.0.hostPath", "{}")]
    [InlineData("spec.volumes.0.configMap", null)]
    [InlineData("spec.containers.0.image", "\"a:2\"")]
    [InlineData("spec.containers.0.env.0.value", "\"\\\"<]\"")]
    [InlineData("spec.containers.0.env.0.valueFrom", "{}")]
    [InlineData("spec.containers.0.resources.limits.memory", null)]
    [InlineData("spec.containers.0.livenessProbe.httpGet.path", "\"/live\"")]
    [InlineData("spec.ephemeralContainers", """[{"name":"debug","image":"t:1"}]""")]
    [InlineData("spec.template", """{"spec":{"hostPID":true}}""")]
    [InlineData("spec.jobTemplate", """{"spec":{"template":{"spec":{"hostPID":true}}}}""")]
    public void What_a_rule_reads_may_not(string path, string? value) => Assert.False(IsHarmless(Pod, With(Pod, path, value)));

    /// <summary>As it was, because that is what the server has; how it is to be, whoever writes it says.</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    public void Of_what_is_being_deleted_anything_may_change(bool before, bool now, bool harmless)
    {
        static string Deleted(string pod, bool isDeleted) => isDeleted ? With(pod, "metadata.deletionTimestamp", $"\"{Since}\"") : pod;
        var changed = With(Pod, "spec.containers.0.image", "\"a:2\"");

        Assert.Equal(harmless, IsHarmless(Deleted(Pod, before), Deleted(changed, now)));
    }

    [Theory]
    [InlineData("spec.containers.0.deletionTimestamp")]
    [InlineData("metadata.annotations.deletionTimestamp")]
    [InlineData("metadata.labels.deletionTimestamp")]
    [InlineData("spec.deletionTimestamp")]
    public void The_time_of_deletion_stands_at_its_place_and_nowhere_else(string path) =>
        Assert.False(IsHarmless(With(Pod, path, $"\"{Since}\""), With(Pod, "spec.hostPID", "true")));

    [Theory]
    [InlineData("""{"request":{"object":{"a":1}}}""")]
    [InlineData("""{"request":{"object":null,"oldObject":null}}""")]
    [InlineData("""{"request":{"object":[],"oldObject":[]}}""")]
    [InlineData("""{"request":{"object":{},"oldObject":{}}""")]
    [InlineData("""{"request":{"object":{},"oldObject":{}}}}""")]
    [InlineData("""{"request":{"object":{},"oldObject":{}}}{}""")]
    [InlineData("""{"request":{"object":{],"oldObject":{]}}""")]
    [InlineData("""{"request":{"request":{"object":{},"oldObject":{}}}}""")]
    [InlineData("""{"object":{},"oldObject":{}}""")]
    [InlineData("""{"request":{"\u006fbject":{},"oldObject":{}}}""")]
    [InlineData(""","x"{"request":{"object":{},"oldObject":{}}}""")]
    [InlineData("""[{"request":{"object":{},"oldObject":{}}}]""")]
    [InlineData("")]
    public void What_has_not_both_objects_in_their_place_is_no_such_update(string review) => Assert.False(IsHarmless(review));

    // Both are written by one hand, as the API server's are.
    private static bool IsHarmless(string before, string now) => IsHarmless(
        $$$"""{"apiVersion":"admission.k8s.io/v1","request":{"uid":"1","object":{{{now}}},"oldObject":{{{With(before, "x", null)}}}}}""");

    private static bool IsHarmless(string review)
    {
        using var extract = new Extract(null);
        extract.Add(Encoding.UTF8.GetBytes(review));
        return extract.IsHarmless;
    }

    /// <summary>With a field set, or without it. Steps have dots between; a dot in a name is ~1.</summary>
    private static string With(string json, string path, string? value)
    {
        var root = JsonNode.Parse(json)!;
        var steps = path.Split('.').Select(step => step.Replace("~1", ".", StringComparison.Ordinal)).ToList();
        var parent = steps[..^1].Aggregate(root, (at, step) => at is JsonArray list ? list[int.Parse(step)]! : at[step]!);
        parent.AsObject().Remove(steps[^1]);
        if (value is not null)
            parent[steps[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
