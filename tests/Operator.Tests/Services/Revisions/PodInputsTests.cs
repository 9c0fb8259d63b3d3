using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Tests.Services.Revisions;

public class PodInputsTests
{
    private const bool Pod = true;
    private const bool NotPod = false;

    /// <summary>Every field of the spec, a value that is not its default, and whether it shapes a pod.</summary>
    public static TheoryData<string, string, bool> Fields => new()
    {
        { "type", "\"Worker\"", Pod },
        { "image", "\"example.com/shop:2\"", Pod },
        // What it leads to is an input, as an image of the spec's own is.
        { "imageFrom", "{\"service\":\"web\"}", NotPod },
        { "command", "[\"python\",\"-m\",\"shop\"]", Pod },
        { "args", "[\"--quiet\"]", Pod },
        { "replicas", "7", NotPod },
        { "port", "9000", Pod },
        { "env", "[{\"name\":\"A\",\"value\":\"\"}]", Pod },
        { "envFrom", "[{\"secretRef\":{\"name\":\"db\"}}]", Pod },
        { "resources", "{\"requests\":{\"cpu\":\"200m\"}}", Pod },
        { "health", "{\"livenessPath\":\"/livez\"}", Pod },
        { "init", "\"none\"", Pod },
        { "security", "{\"readOnlyRootFilesystem\":false}", Pod },
        { "volumes", "[{\"name\":\"cache\",\"emptyDir\":{}}]", Pod },
        { "volumeMounts", "[{\"name\":\"cache\",\"mountPath\":\"/cache\"}]", Pod },
        { "strategy", "\"Recreate\"", NotPod },
        { "rollout", "{\"maxSurge\":1}", NotPod },
        { "service", "{\"port\":8000}", NotPod },
        { "scheduling", "{\"nodeSelector\":{\"disk\":\"ssd\"}}", Pod },
        { "podLabels", "{\"team\":\"\"}", Pod },
        { "podAnnotations", "{\"a\":\"b\"}", Pod },
        { "imagePullSecrets", "[{\"name\":\"registry\"}]", Pod },
        { "serviceAccountName", "\"shop\"", Pod },
        { "terminationGracePeriodSeconds", "45", Pod },
        { "paused", "true", NotPod },
        { "ingress", "{\"host\":\"shop.example.com\"}", NotPod },
        { "autoscaling", "{\"minReplicas\":2,\"maxReplicas\":10}", NotPod },
        { "disruption", "{\"maxUnavailable\":2}", NotPod },
        { "networkPolicy", "{\"allowFrom\":[]}", NotPod },
        { "monitoring", "{\"path\":\"/metrics\"}", NotPod },
        { "migration", "{\"command\":[\"migrate\"],\"timeoutSeconds\":60}", NotPod },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_is_an_input_exactly_when_the_pod_template_depends_on_it(string field, string value, bool shapesPod)
    {
        var (before, after) = (Shop(), Shop((field, value)));

        Assert.Equal(shapesPod, Rendered(before) != Rendered(after));
        Assert.Equal(shapesPod, PodInputs.Of(before) != PodInputs.Of(after));
    }

    [Fact]
    public void Every_field_of_the_spec_is_in_that_table()
    {
        var fields = typeof(PythonServiceSpec).GetProperties()
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name);

        Assert.Empty(fields.Except(Fields.Select(row => (string)row[0])));
    }

    [Fact]
    public void An_image_that_another_service_names_counts_like_one_of_its_own_spec()
    {
        var (own, follower) = (Shop(), Shop(("image", "null"), ("imageFrom", "{\"service\":\"web\"}")));

        Assert.Equal(PodInputs.Of(own), PodInputs.Of(follower, own.Spec!.Image));
        Assert.NotEqual(PodInputs.Of(own), PodInputs.Of(follower, "example.com/shop:2"));
    }

    public static TheoryData<string, string> Spellings => new()
    {
        { "type", "\"Web\"" },
        { "port", "8080" },
        { "env", "[]" },
        { "init", "\"auto\"" },
        { "resources", "{\"requests\":{\"cpu\":\"0.1\",\"memory\":\"128Mi\"},\"limits\":{\"memory\":\"512Mi\"}}" },
        { "resources", "{}" },
        { "security", "{\"runAsUser\":1000,\"runAsGroup\":1000,\"fsGroup\":1000,\"readOnlyRootFilesystem\":true,\"writablePaths\":[]}" },
        { "health", "{\"path\":\"/healthz\",\"livenessPath\":\"/healthz\",\"startupSeconds\":60,\"timeoutSeconds\":5,\"exec\":[]}" },
        { "scheduling", "{\"tolerations\":[]}" },
        { "podLabels", "{}" },
        { "terminationGracePeriodSeconds", "30" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void What_equals_the_default_is_the_same_as_nothing(string field, string value) =>
        Assert.Equal(PodInputs.Of(Shop()), PodInputs.Of(Shop((field, value))));

    [Fact]
    public void Leaving_out_a_request_and_asking_for_the_default_differ_where_the_limit_would_be_the_request()
    {
        var limited = Shop(("resources", "{\"limits\":{\"cpu\":\"1\"}}"));
        var requested = Shop(("resources", "{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"100m\"}}"));

        Assert.NotEqual(PodInputs.Of(limited), PodInputs.Of(requested));
    }

    [Fact]
    public void Another_value_of_the_refresh_annotation_is_another_input()
    {
        var refreshed = Shop();
        refreshed.Metadata.Annotations = new Dictionary<string, string> { ["pyops.dev/refresh"] = "1", ["other"] = "x" };

        Assert.NotEqual(PodInputs.Of(Shop()), PodInputs.Of(refreshed));
    }

    // These hashes are in clusters: when one changes, Format has to change too.
    [Theory]
    [InlineData("{}", "{\"image\":\"example.com/shop:1\"}", "shop-a0c770924e")]
    [InlineData("{\"migration\":{\"command\":[\"migrate\"]}}", "{\"image\":\"example.com/shop:1\"}", "shop-a0c770924e")]
    [InlineData(
        "{\"type\":\"Worker\",\"command\":[\"python\",\"-m\",\"shop\"],\"resources\":{\"requests\":{\"cpu\":\"0.5\",\"memory\":\"1Gi\"}}}",
        "{\"command\":[\"python\",\"-m\",\"shop\"],\"image\":\"example.com/shop:1\",\"port\":null,"
            + "\"resources\":{\"limits\":{\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"500m\",\"memory\":\"1Gi\"}}}",
        "shop-138badcc81")]
    [InlineData("{\"env\":[{\"name\":\"GREETING\",\"value\":\"Grüße 🐍 <&>\"}],\"health\":{\"path\":\"/h\"}}",
        "{\"env\":[{\"name\":\"GREETING\",\"value\":\"Grüße 🐍 <&>\"}],\"health\":{\"livenessPath\":\"/h\",\"path\":\"/h\"},"
            + "\"image\":\"example.com/shop:1\"}",
        "shop-9c4a38c9d4")]
    public void The_hash_of_a_spec_is_for_ever(string spec, string inputs, string name)
    {
        var service = Shop([.. JsonNode.Parse(spec)!.AsObject().Select(member => (member.Key, member.Value!.ToJsonString()))]);
        service.Spec!.Health = spec.Contains("health", StringComparison.Ordinal) ? service.Spec.Health : null;

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(inputs), PodInputs.Difference(service)),
            PodInputs.Difference(service).ToJsonString());
        Assert.Equal(name, PodInputs.Of(service).RevisionName("shop"));
    }

    private static string Rendered(PythonService service) =>
        Template.Write(PodTemplateBuilder.Build(Defaults.Complete(service), new ClusterFacts(false, "init:1")));

    private static PythonService Shop(params (string Field, string Json)[] fields)
    {
        var spec = new JsonObject { ["image"] = "example.com/shop:1", ["health"] = new JsonObject { ["path"] = "/healthz" } };
        foreach (var (field, json) in fields)
            spec[field] = JsonNode.Parse(json);
        return new PythonService
        {
            Metadata = new V1ObjectMeta { Name = "shop", NamespaceProperty = "web", Uid = "u1" },
            Spec = KubernetesJson.Deserialize<PythonServiceSpec>(spec.ToJsonString()),
        };
    }
}
