using System.Text.Json;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

public class TemplateConditionsTests
{
    [Fact]
    public void A_template_that_is_todays_and_nobody_elses_has_no_condition() =>
        Assert.Empty(TemplateConditions.Of(new RevisionState("shop-1"), Given.Deployment(), [], []));

    [Fact]
    public void An_older_template_is_told_with_the_field_and_the_annotation_that_takes_todays()
    {
        var condition = Assert.Single(TemplateConditions.Of(
            new RevisionState("shop-1", Outdated: "spec.containers[app].env"), deployment: null, pods: [], others: []));

        Assert.Equal(("RefreshAvailable", "True", "TemplateDiffers"), (condition.Type, condition.Status, condition.Reason));
        Assert.Contains("in spec.containers[app].env;", condition.Message, StringComparison.Ordinal);
        Assert.Contains("pyops.dev/refresh", condition.Message, StringComparison.Ordinal);
    }

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

        var condition = Assert.Single(TemplateConditions.Of(new RevisionState("shop-1"), deployment, [], []));

        Assert.Equal("Drifted", condition.Type);
        Assert.StartsWith(
            "not of this PythonService, and left alone: kubectl-edit owns spec.template.metadata",
            condition.Message, StringComparison.Ordinal);
        Assert.InRange(condition.Message.Length, 900, 1000);
    }

    [Fact]
    public void Status_names_the_revision_that_runs_and_the_one_that_should()
    {
        var shop = Given.Shop();
        var reached = Given.Reached(shop);

        Assert.Null(
            StatusBuilder.Build(reached with { Revision = new RevisionState(Current: null) }, Given.Seen(shop), Given.Noon).Revision);
        var status = StatusBuilder.Build(reached with { Revision = new RevisionState("shop-1", "shop-2") }, Given.Seen(shop), Given.Noon);
        Assert.Equal(("shop-1", "shop-2"), (status.Revision!.Current, status.Revision.Pending));
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

        var condition = Assert.Single(TemplateConditions.Of(new RevisionState("shop-1"), Given.Deployment(), [], [child]));

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
