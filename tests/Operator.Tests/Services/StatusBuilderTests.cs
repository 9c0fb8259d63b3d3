using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Tests.Services;

public class StatusBuilderTests
{
    [Fact]
    public void Exactly_one_of_Ready_Reconciling_and_Stalled_is_true()
    {
        var shop = Given.Shop();
        Convergence[] reached =
        [
            Given.Reached(shop),
            Given.Refused(shop, new FieldError("spec.image", "is missing")),
            Given.Reached(shop, new ChildFailure("ApplyFailed", "HTTP 500", new IOException())),
        ];

        foreach (var one in reached)
        {
            var status = StatusBuilder.Build(one, Given.Seen(shop, Given.Deployment()), Given.Noon);
            Assert.Single(status.Conditions!, c => c.Type is "Ready" or "Reconciling" or "Stalled" && c.Status == "True");
        }
    }

    [Fact]
    public void Time_alone_changes_nothing()
    {
        var shop = Given.Shop();
        shop.Status = StatusBuilder.Build(Given.Reached(shop), Given.Seen(shop, Given.Deployment()), Given.Noon);

        var later = StatusBuilder.Build(Given.Reached(shop), Given.Seen(shop, Given.Deployment()), Given.Noon.AddHours(9));

        Assert.Equal(KubernetesJson.Serialize(shop.Status), KubernetesJson.Serialize(later));
    }

    [Fact]
    public void A_condition_that_turns_gets_the_time_and_the_others_keep_theirs()
    {
        var shop = Given.Shop();
        shop.Status = StatusBuilder.Build(Given.Reached(shop), Given.Seen(shop, Given.Deployment()), Given.Noon);

        var later = StatusBuilder.Build(
            Given.Reached(shop), Given.Seen(shop, Given.Deployment(status => status.AvailableReplicas = 1)), Given.Noon.AddMinutes(1));

        Assert.Equal(Given.Noon.AddMinutes(1).UtcDateTime, Time(later, "Ready"));
        Assert.Equal(Given.Noon.UtcDateTime, Time(later, "Accepted"));
    }

    [Fact]
    public void The_columns_show_ready_pods_image_and_address()
    {
        var shop = Given.Shop();
        var pod = Given.Pod(
            "shop-1",
            container => (container.Ready, container.ImageID) = (true, "docker-pullable://example.com/shop@sha256:abc"));
        var seen = Given.Seen(shop, Given.Deployment(), pod) with { Service = new V1Service() };

        var status = StatusBuilder.Build(Given.Reached(shop), seen, Given.Noon);

        Assert.Equal(
            ("2/2", "example.com/shop@sha256:abc", "http://shop.web.svc", "pyops.dev/role=app,pyops.dev/service=shop"),
            (status.Ready, status.Image!.Running, status.Url, status.Selector));
    }

    [Fact]
    public void Children_that_the_cluster_does_not_serve_are_told_and_do_not_touch_Ready()
    {
        var shop = Given.Shop();

        var status = StatusBuilder.Build(
            Given.Reached(shop).With(ChildrenStep.ChildrenSkipped(["ServiceMonitor (monitoring.coreos.com/v1)"])),
            Given.Seen(shop, Given.Deployment()), Given.Noon);

        var skipped = status.Conditions!.Single(condition => condition.Type == "ChildrenSkipped");
        Assert.Equal(("True", "ApiNotServed"), (skipped.Status, skipped.Reason));
        Assert.Contains("does not serve ServiceMonitor (monitoring.coreos.com/v1)", skipped.Message, StringComparison.Ordinal);
        Assert.Equal("True", status.Conditions!.Single(condition => condition.Type == "Ready").Status);
        Assert.DoesNotContain(
            StatusBuilder.Build(Given.Reached(shop), Given.Seen(shop, Given.Deployment()), Given.Noon).Conditions!,
            condition => condition.Type == "ChildrenSkipped");
    }

    [Fact]
    public void Conditions_stand_in_one_order_whichever_step_made_them()
    {
        var shop = Given.Shop();
        var reached = Given.Reached(shop)
            .With(ChildrenStep.ChildrenSkipped(["ServiceMonitor"]))
            .With(PromotionStep.RefreshAvailable(new RevisionState("shop-1", Outdated: "spec")));

        var status = StatusBuilder.Build(reached, Given.Seen(shop, Given.Deployment()), Given.Noon);

        Assert.Equal(
            ["Ready", "Reconciling", "Stalled", "Accepted", "Available", "RefreshAvailable", "ChildrenSkipped"],
            status.Conditions!.Select(condition => condition.Type));
        Assert.Equal(
            typeof(ConditionTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            ConditionTypes.InOrder.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_running_image_is_told_while_pods_differ()
    {
        var shop = Given.Shop();
        V1Pod Ready(string name, string digest) => Given.Pod(name, c => (c.Ready, c.ImageID) = (true, $"example.com/shop@sha256:{digest}"));

        var status = StatusBuilder.Build(
            Given.Reached(shop), Given.Seen(shop, Given.Deployment(), Ready("a", "1"), Ready("b", "2")), Given.Noon);

        Assert.Equal(("example.com/shop:1", null), (status.Image!.Reference, status.Image.Running));
    }

    [Fact]
    public void A_service_without_health_path_gets_a_hint()
    {
        var shop = Given.Shop(spec => spec.Health = null);

        var status = StatusBuilder.Build(Given.Reached(shop), Given.Seen(shop), Given.Noon);

        Assert.Contains("spec.health.path", status.Conditions!.Single(c => c.Type == "Accepted").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_errors_still_fit_a_condition()
    {
        var shop = Given.Shop();
        var errors = Enumerable.Range(0, 1000).Select(i => new FieldError($"spec.env[{i}].name", new string('x', 400))).ToList();

        var status = StatusBuilder.Build(Given.Refused(shop, errors), Given.Seen(shop), Given.Noon);

        var message = status.Conditions!.Single(c => c.Type == "Ready").Message;
        Assert.InRange(message.Length, 1_000, 2_100);
        Assert.EndsWith("and 990 more", message, StringComparison.Ordinal);
    }

    private static DateTime Time(PythonServiceStatus status, string type) =>
        status.Conditions!.Single(condition => condition.Type == type).LastTransitionTime;
}
