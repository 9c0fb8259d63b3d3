using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Evaluation;

public class EvaluatorTests
{
    private const string Latest = "containers: [{name: app, image: app:latest}]";

    [Theory]
    [InlineData(Effect.Enforce, Effect.Enforce, Effect.Enforce)]
    [InlineData(Effect.Enforce, Effect.Warn, Effect.Warn)]
    [InlineData(Effect.Enforce, Effect.Audit, Effect.Audit)]
    [InlineData(Effect.Warn, Effect.Enforce, Effect.Warn)]
    [InlineData(Effect.Warn, Effect.Audit, Effect.Audit)]
    [InlineData(Effect.Audit, Effect.Warn, Effect.Audit)]
    [InlineData(Effect.Audit, Effect.Enforce, Effect.Audit)]
    public void The_weaker_of_action_and_mode_counts(Effect action, Effect mode, Effect effect)
    {
        var decision = Evaluator.Evaluate(Given.Pod(Latest), null, Only(action), Given.Request with { Mode = mode });

        Assert.Equal(effect, Assert.Single(decision.Findings).Effect);
        Assert.Equal(effect != Effect.Enforce, decision.Allowed);
        Assert.Equal(effect == Effect.Warn, decision.Warnings.Count > 0);
        Assert.Equal("image-tag", decision.Audit);
    }

    [Theory]
    [InlineData(Effect.Disabled, Effect.Enforce)]
    [InlineData(Effect.Enforce, Effect.Disabled)]
    public void What_is_disabled_finds_nothing(Effect action, Effect mode) =>
        Assert.Same(Decision.Clean, Evaluator.Evaluate(Given.Pod(Latest), null, Only(action), Given.Request with { Mode = mode }));

    [Theory]
    [InlineData(Effect.Enforce, false)]
    [InlineData(Effect.Warn, true)]
    [InlineData(Effect.Disabled, true)]
    public void A_template_does_no_more_than_templates_may(Effect templates, bool allowed)
    {
        var deployment = Given.Read("{apiVersion: apps/v1, kind: Deployment}", $"template: {{spec: {{{Latest}}}}}");
        var policy = Only(Effect.Enforce, templates);

        Assert.Equal(allowed, Evaluator.Evaluate(deployment, null, policy, Given.Request).Allowed);
        Assert.False(Evaluator.Evaluate(Given.Pod(Latest), null, policy, Given.Request).Allowed);
    }

    [Fact]
    public void Templates_warn_when_nothing_is_said() => Assert.Equal(Effect.Warn, Policy.Default.Templates);

    [Theory]
    [InlineData(Effect.Enforce, false, 0)]
    [InlineData(Effect.Warn, true, 1)]
    [InlineData(Effect.Audit, true, 0)]
    public void A_pod_that_cannot_be_read_is_a_finding_of_its_own(Effect mode, bool allowed, int warnings)
    {
        var decision = Evaluator.Evaluate(Given.Pod("containers: 7"), null, Policy.Default, Given.Request with { Mode = mode });

        Assert.Equal((allowed, warnings, "unreadable"), (decision.Allowed, decision.Warnings.Count, decision.Audit));
        Assert.Equal("the pod cannot be read: spec.containers: expected a list",
            decision.Denial ?? decision.Warnings.SingleOrDefault() ?? "the pod cannot be read: spec.containers: expected a list");
    }

    [Fact]
    public void A_template_that_cannot_be_read_does_no_more_than_templates_may() =>
        Assert.True(Evaluator.Evaluate(Given.Read("{apiVersion: apps/v1, kind: Deployment}", "template: 7"), null, Policy.Default,
            Given.Request).Allowed);

    [Fact]
    public void An_object_without_a_pod_is_allowed() =>
        Assert.Same(Decision.Clean, Evaluator.Evaluate(Given.Read("{apiVersion: v1, kind: Service}", ""), null, Policy.Default,
            Given.Request));

    [Fact]
    public void The_defaults_are_those_of_the_catalogue()
    {
        var byEffect = Catalogue.All.GroupBy(rule => rule.Default).ToDictionary(group => group.Key,
            group => group.Select(rule => rule.Id).ToList());

        Assert.Equal(["fault-handler", "service-account-token"], byEffect[Effect.Audit]);
        Assert.Equal(
            [
                "liveness-probe", "readiness-probe", "probe-target", "init-process", "shell-form", "port-env", "loopback-bind",
                "literal-secret", "read-only-root", "resources", "graceful-stop", "migrate-on-start", "concurrency", "conda-activation",
                "dev-server", "log-file",
            ],
            byEffect[Effect.Warn]);
        Assert.Equal(17, byEffect[Effect.Enforce].Count);
    }

    private static Policy Only(Effect action, Effect templates = Effect.Enforce) => new()
    {
        Rules = Catalogue.All.ToDictionary(rule => rule, rule => rule.Id == "image-tag" ? action : Effect.Disabled),
        Templates = templates,
    };
}
