using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Crds;
using PyOps.Crds.Validations;
using PyOps.Operator.Services.Steps;
using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Tests.Services.Steps;

/// <summary>What Accepted says.</summary>
public class SpecStepTests
{
    private static readonly string[] loopback = ["uvicorn", "--host", "127.0.0.1", "shop:app"];

    [Fact]
    public void A_spec_in_whose_pods_no_rule_finds_anything_is_valid_and_no_more()
    {
        var accepted = Accepted(Given.Shop());

        Assert.Equal(("True", "Valid", "the spec is valid"), (accepted.Status, accepted.Reason, accepted.Message));
    }

    [Fact]
    public void A_spec_that_makes_no_sense_is_not_judged_by_the_rules()
    {
        var accepted = Accepted(Given.Shop(spec => (spec.Image, spec.Command) = ("", loopback)));

        Assert.Equal(("False", "InvalidSpec"), (accepted.Status, accepted.Reason));
        Assert.DoesNotContain("loopback-bind", accepted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_rules_find_is_told_with_the_owners_field_and_where_to_read_on()
    {
        var accepted = Accepted(Given.Shop(spec => spec.Command = loopback));

        Assert.Equal(("True", "RuleFindings"), (accepted.Status, accepted.Reason));
        Assert.Equal(
            "the spec is valid; rules find in its pods: spec.command: \"127.0.0.1\" is reached only from inside the pod; "
                + "listen on 0.0.0.0 [loopback-bind]; why, and how to mend it: kubectl pyops explain loopback-bind",
            accepted.Message);
    }

    [Fact]
    public void Where_to_read_on_may_be_an_address_of_the_install() => Assert.EndsWith(
        "; why, and how to mend it: https://docs.example.com/pyops#loopback-bind",
        Accepted(Given.Shop(spec => spec.Command = loopback), docs: "https://docs.example.com/pyops").Message, StringComparison.Ordinal);

    [Fact]
    public void What_does_most_comes_first()
    {
        var policy = new Policy { Rules = [new(Catalogue.Find("service-account-token")!, Effect.Enforce)] };

        var accepted = Accepted(
            Given.Shop(spec => (spec.Command, spec.Security) = (loopback, new SecuritySpec { ServiceAccountToken = true })), policy);

        Assert.Contains("pods: spec.security.serviceAccountToken: ", accepted.Message, StringComparison.Ordinal);
        Assert.EndsWith("explain service-account-token", accepted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_findings_still_fit_a_condition()
    {
        var accepted = Accepted(Given.Shop(spec => spec.Env =
            [.. Enumerable.Range(0, 100).Select(i => new V1EnvVar { Name = $"PASSWORD_{i}", Value = $"Tr0ub4dor-{i}" })]));

        Assert.InRange(accepted.Message.Length, 500, 2_300);
        Assert.Contains("and 90 more", accepted.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor", accepted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_install_does_not_allow_is_refused_and_changes_nothing()
    {
        var shop = Given.Shop(spec => spec.Service = new ServiceSpec { Type = "LoadBalancer" });
        var accepted = Accepted(shop, bounds: new InstallBounds { ServiceTypes = ["ClusterIP"] });

        Assert.Equal(("False", "InvalidSpec"), (accepted.Status, accepted.Reason));
        Assert.Equal(
            "spec.service.type: \"LoadBalancer\": this install allows ClusterIP: write one of these, or ask whoever installed PyOps to add "
                + "it to services.allowedTypes",
            accepted.Message);
        Assert.Equal("Valid", Accepted(shop).Reason);
    }

    [Fact]
    public void Another_spec_another_policy_and_an_exemption_that_expires_are_judged_anew()
    {
        var (clock, policy) = (new FakeTimeProvider(Given.Noon), Policy.Default);
        var step = new SpecStep(() => policy, InstallBounds.None, docs: null, clock);
        string Reason(PythonService shop) => step.Take(Progress.Begin(Given.Seen(shop))).Reached.Condition(ConditionTypes.Accepted)!.Reason;

        var shop = Given.Shop();
        Assert.Equal("Valid", Reason(shop));
        (shop.Spec!.Command, shop.Metadata.Generation) = (loopback, 4);
        Assert.Equal("RuleFindings", Reason(shop));

        policy = new Policy { Rules = [new(Catalogue.Find("loopback-bind")!, Effect.Disabled)] };
        Assert.Equal("Valid", Reason(shop));

        policy = new Policy
        {
            Exemptions =
            [
                new Exemption
                {
                    Name = "loop",
                    Reason = "a proxy listens",
                    Expires = Given.Noon.AddHours(1),
                    Namespaces = ["web"],
                    Rules = [Catalogue.Find("loopback-bind")!],
                },
            ],
        };
        Assert.Equal("Valid", Reason(shop));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("RuleFindings", Reason(shop));
    }

    private static V1Condition Accepted(PythonService shop, Policy? policy = null, string? docs = null, InstallBounds? bounds = null) =>
        new SpecStep(() => policy ?? Policy.Default, bounds ?? InstallBounds.None, docs, TimeProvider.System)
            .Take(Progress.Begin(Given.Seen(shop))).Reached.Condition(ConditionTypes.Accepted)!;
}
