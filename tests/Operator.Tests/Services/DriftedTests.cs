using System.Text.Json;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

public class DriftedTests
{
    [Fact]
    public void What_nobody_else_wrote_has_no_condition() => Assert.Null(Drifted.Of(Given.Deployment(), [], []));

    [Fact]
    public void A_thousand_foreign_fields_still_fit_a_condition()
    {
        var annotations = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"f:example.com/{i}\":{{}}"));
        var deployment = Given.Deployment();
        deployment.Metadata.ManagedFields =
        [
            new V1ManagedFieldsEntry
            {
                Manager = "kubectl-edit",
                FieldsV1 = JsonSerializer.Deserialize<JsonElement>(
                    """{"f:spec":{"f:template":{"f:metadata":{"f:annotations":{ALL}}}}}"""
                        .Replace("ALL", annotations, StringComparison.Ordinal)),
            },
        ];

        var condition = Drifted.Of(deployment, [], [])!;

        Assert.Equal("Drifted", condition.Type);
        Assert.StartsWith(
            "not of this PythonService, and left alone: kubectl-edit owns spec.template.metadata",
            condition.Message, StringComparison.Ordinal);
        Assert.InRange(condition.Message.Length, 900, 1000);
    }

    [Fact]
    public void What_others_own_of_another_child_is_told_with_its_kind()
    {
        var service = new V1Service
        {
            Metadata = new V1ObjectMeta
            {
                ManagedFields =
                [
                    Owned(ApiNames.FieldManager, 80),
                    Owned("somebody", 81),
                ],
            },
        };
        var child = new SeenChild(ChildTable.All.Single(kind => kind.Name == "Service"), service, IsServed: true);

        var condition = Drifted.Of(Given.Deployment(), [], [child])!;

        Assert.Equal(
            (ConditionTypes.Drifted, "not of this PythonService, and left alone: somebody owns spec.ports[81/TCP] of the Service"),
            (condition.Type, condition.Message));
    }

    private static V1ManagedFieldsEntry Owned(string manager, int port) => new()
    {
        Manager = manager,
        FieldsV1 = JsonSerializer.Deserialize<JsonElement>(
            """{"f:spec":{"f:ports":{"k:{\"port\":PORT,\"protocol\":\"TCP\"}":{".":{},"f:port":{}}}}}"""
                .Replace("PORT", $"{port}", StringComparison.Ordinal)),
    };
}
