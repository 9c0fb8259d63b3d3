using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Policies;

public class SelectionTests
{
    private const string Restricted = """
        securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}},
        containers: [{name: app, image: app, securityContext:
        """ + """
         {allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}}]
        """;

    [Theory]
    [InlineData("pss-restricted", Restricted, "")]
    [InlineData("pss-baseline", "containers: [{name: app, image: app, ports: [{containerPort: 80}]}]", "")]
    [InlineData("pss-baseline", "securityContext: {runAsUser: 0, runAsNonRoot: false}, containers: [{name: app}]", "")]
    [InlineData("pss-restricted", "hostUsers: false, " + Restricted, "")]
    public void A_level_is_what_Kubernetes_defines(string level, string spec, string found) => Given.Found(level, spec, found);

    [Fact]
    public void A_level_enforces_all_of_its_rules_whatever_the_policy_says()
    {
        var lax = new Policy { Rules = Catalogue.All.ToDictionary(rule => rule, _ => Effect.Disabled) };
        var policy = Selection.Of("pss-baseline", lax, out _)!;

        Assert.Equal(11 + 1, Catalogue.All.Count(rule => policy.EffectOf(rule) == Effect.Enforce));
        Assert.Equal(13 + 2, Catalogue.All.Count(rule => Selection.Of("pss-restricted", lax, out _)!.EffectOf(rule) == Effect.Enforce));
    }

    [Fact]
    public void Chosen_rules_keep_their_action_and_the_others_rest()
    {
        var policy = Selection.Of("image-tag, resources", new Policy { Rules = [new(Catalogue.Find("image-tag")!, Effect.Audit)] },
            out var problem)!;

        Assert.Null(problem);
        Assert.Equal((Effect.Audit, Effect.Warn), (policy.EffectOf(Catalogue.Find("image-tag")!),
            policy.EffectOf(Catalogue.Find("resources")!)));
        Assert.Equal(2, Catalogue.All.Count(rule => policy.EffectOf(rule) != Effect.Disabled));
    }

    [Theory]
    [InlineData("pss-basline", "\"pss-basline\" is no rule; did you mean pss-baseline?")]
    [InlineData("image-tag,low-port", "\"low-port\" is no rule; did you mean low-ports?")]
    [InlineData("", "no rule is named")]
    [InlineData(" , ", "no rule is named")]
    public void What_is_not_known_is_refused(string text, string expected)
    {
        Assert.Null(Selection.Of(text, Policy.Default, out var problem));
        Assert.Equal(expected, problem);
    }
}
