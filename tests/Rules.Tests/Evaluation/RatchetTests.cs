using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests.Evaluation;

public class RatchetTests
{
    [Theory]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: app, image: a}]", true)]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: app, image: b}]", false)]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: new, image: a}]", false)]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: app, image: a}, {name: new, image: a}]", false)]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: new, image: a:1}, {name: app, image: a}]", true)]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: app, image: a}], ephemeralContainers: [{name: debug, image: tools}]", false)]
    [InlineData("containers: [{name: app, image: a}]", "containers: [{name: app, image: a}], ephemeralContainers: [{name: debug, image: tools:1}]", true)]
    [InlineData("containers: [{name: app, image: a:1}]", "containers: [{name: app, image: a}]", false)]
    [InlineData("containers: 7", "containers: [{name: app, image: a}]", false)]
    public void Only_what_is_new_is_enforced(string old, string now, bool allowed) => Assert.Equal(allowed, Update("image-tag", old, now).Allowed);

    [Theory]
    [InlineData("[{containerPort: 80}]", "[{containerPort: 8080}, {containerPort: 80}]", true)]
    [InlineData("[{containerPort: 80}]", "[{containerPort: 81}]", false)]
    [InlineData("[{containerPort: 80}]", "[{containerPort: 80}, {containerPort: 81}]", false)]
    public void The_place_in_a_list_does_not_count(string old, string now, bool allowed) =>
        Assert.Equal(allowed, Update("low-ports", $"containers: [{{name: app, ports: {old}}}]", $"containers: [{{name: app, ports: {now}}}]").Allowed);

    [Theory]
    [InlineData("app1: unconfined", "app1: unconfined", true)]
    [InlineData("app1: unconfined", "app2: unconfined", false)]
    [InlineData("app1: unconfined", "app1: x", false)]
    public void Digits_of_a_name_are_no_place_in_a_list(string old, string now, bool allowed)
    {
        static PodReading Pod(string annotation) =>
            Given.Read($"{{kind: Pod, metadata: {{annotations: {{container.apparmor.security.beta.kubernetes.io/{annotation}}}}}}}", "");

        Assert.Equal(allowed, Evaluator.Evaluate(Pod(now), Pod(old), Only("apparmor"), Given.Request).Allowed);
    }

    [Theory]
    [InlineData("[{name: a, nfs: {}}]", "[{name: b, emptyDir: {}}, {name: a, nfs: {}}]", true)]
    [InlineData("[{name: a, nfs: {}}]", "[{name: b, nfs: {}}]", false)]
    [InlineData("[{name: a, nfs: {}}]", "[{name: a, rbd: {}}]", false)]
    public void A_volume_is_known_by_its_name_and_type(string old, string now, bool allowed) =>
        Assert.Equal(allowed, Update("volume-types", $"volumes: {old}", $"volumes: {now}").Allowed);

    [Theory]
    [InlineData("one", "one", true)]
    [InlineData("one", "two", false)]
    public void A_secret_that_changes_is_a_new_one(string old, string now, bool allowed)
    {
        static string Spec(string secret) => $"containers: [{{name: app, env: [{{name: PASSWORD, value: {secret}}}]}}]";

        Assert.Equal(allowed, Update("literal-secret", Spec(old), Spec(now)).Allowed);
    }

    [Fact]
    public void What_was_there_already_warns()
    {
        var decision = Update("image-tag", "containers: [{name: app, image: a}]", "containers: [{name: app, image: a}]");

        Assert.Equal(Effect.Warn, Assert.Single(decision.Findings).Effect);
        Assert.Equal(2, decision.Warnings.Count);
    }

    [Fact]
    public void What_was_there_already_stays_an_audit_in_audit_mode()
    {
        var pod = Given.Pod("containers: [{name: app, image: a}]");

        Assert.Equal(Effect.Audit, Evaluator.Evaluate(pod, pod, Only("image-tag"), Given.Request with { Mode = Effect.Audit }).Findings.Single().Effect);
    }

    [Fact]
    public void What_was_exempt_was_not_there()
    {
        var exemption = new Exemption { Name = "e", Reason = "r", Namespaces = ["web"], Images = ["docker.io/library/a"], Rules = [Catalogue.Find("host-namespaces")!] };
        var policy = Selection.Of("host-namespaces", new Policy { Exemptions = [exemption] }, out _)!;

        var decision = Evaluator.Evaluate(
            Given.Pod("hostPID: true, containers: [{name: app, image: b}]"), Given.Pod("hostPID: true, containers: [{name: app, image: a}]"), policy, Given.Request);

        Assert.False(decision.Allowed);
    }

    private static Decision Update(string rule, string old, string now) => Evaluator.Evaluate(Given.Pod(now), Given.Pod(old), Only(rule), Given.Request);

    private static Policy Only(string rule) =>
        new() { Rules = Catalogue.All.ToDictionary(known => known, known => known.Id == rule ? Effect.Enforce : Effect.Disabled) };
}
