using System.Text.Json;
using k8s.Models;
using PyOps.Operator.Drift;

namespace PyOps.Operator.Tests.Drift;

public class ForeignFieldsTests
{
    private const string Ours = """
        {"f:spec":{"f:replicas":{},"f:template":{
          "f:metadata":{"f:annotations":{"f:pyops.dev/init":{}}},
          "f:spec":{"f:containers":{"k:{\"name\":\"app\"}":{".":{},"f:name":{},"f:image":{},
            "f:env":{"k:{\"name\":\"PORT\"}":{".":{},"f:name":{},"f:value":{}}}}}}}}}
        """;

    public static TheoryData<string, string> Drifts => new()
    {
        {
            """{"f:spec":{"f:containers":{"k:{\"name\":\"debug\"}":{".":{},"f:name":{},"f:image":{}}}}}""",
            "spec.template.spec.containers[debug]"
        },
        {
            """{"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":"""
                + """{"f:env":{"k:{\"name\":\"DEBUG\"}":{".":{},"f:name":{},"f:value":{}}}}}}}""",
            "spec.template.spec.containers[app].env[DEBUG]"
        },
        { """{"f:spec":{"f:hostUsers":{}}}""", "spec.template.spec.hostUsers" },
        {
            """{"f:metadata":{"f:annotations":{"f:example.com/a":{},"f:kubectl.kubernetes.io/restartedAt":{}}}}""",
            "spec.template.metadata.annotations[example.com/a]"
        },
        {
            """{"f:spec":{"f:dnsPolicy":{},"f:containers":{"k:{\"name\":\"app\"}":"""
                + """{"f:resources":{"f:limits":{"f:cpu":{}}},"f:image":{}}}}}""",
            "spec.template.spec.containers[app].resources, spec.template.spec.dnsPolicy"
        },
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public void What_others_own_of_the_template_is_named_with_its_manager(string template, string fields)
    {
        var deployment = Managed(("pyops", Ours), ("kubectl-edit", $$$"""{"f:spec":{"f:template":{{{template}}}}}"""));

        Assert.Equal([$"kubectl-edit owns {fields}"], ForeignFields.Of(deployment));
        Assert.Equal([$"kubectl-edit owns {fields}"], ForeignFields.Of(ForeignFields.Project(deployment)));
    }

    [Theory]
    [InlineData("""{"f:spec":{"f:template":{"f:metadata":{"f:annotations":{"f:kubectl.kubernetes.io/restartedAt":{}}}}}}""")]
    [InlineData("""{"f:metadata":{"f:annotations":{"f:deployment.kubernetes.io/revision":{}}},"f:status":{"f:replicas":{}}}""")]
    [InlineData("""{"f:spec":{"f:replicas":{}}}""")]
    [InlineData("""{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":{"f:image":{}}}}}}}""")]
    public void A_restart_a_status_a_scale_and_what_we_own_too_are_no_drift(string fields)
    {
        var deployment = Managed(("pyops", Ours), ("somebody", fields));

        Assert.Empty(ForeignFields.Of(deployment));
        Assert.Null(ForeignFields.Project(deployment).Metadata.ManagedFields);
    }

    [Fact]
    public void Each_manager_has_a_line()
    {
        var deployment = Managed(
            ("vault", """{"f:spec":{"f:template":{"f:spec":{"f:hostAliases":{}}}}}"""),
            ("pyops", Ours),
            ("kubectl-edit", """{"f:spec":{"f:template":{"f:spec":{"f:dnsPolicy":{}}}}}"""));

        Assert.Equal(
            ["kubectl-edit owns spec.template.spec.dnsPolicy", "vault owns spec.template.spec.hostAliases"], ForeignFields.Of(deployment));
    }

    private static V1Deployment Managed(params (string Manager, string Fields)[] entries) => new()
    {
        Metadata = new V1ObjectMeta
        {
            ManagedFields =
            [
                .. entries.Select(entry => new V1ManagedFieldsEntry
                {
                    Manager = entry.Manager,
                    FieldsV1 = JsonSerializer.Deserialize<JsonElement>(entry.Fields),
                }),
            ],
        },
    };
}
