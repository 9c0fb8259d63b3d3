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
    [InlineData(
        "containers: [{name: app, image: a}]",
        "containers: [{name: app, image: a}], ephemeralContainers: [{name: debug, image: tools}]",
        false)]
    [InlineData(
        "containers: [{name: app, image: a}]",
        "containers: [{name: app, image: a}], ephemeralContainers: [{name: debug, image: tools:1}]",
        true)]
    [InlineData("containers: [{name: app, image: a:1}]", "containers: [{name: app, image: a}]", false)]
    [InlineData("containers: 7", "containers: [{name: app, image: a}]", false)]
    public void Only_what_is_new_is_enforced(string old, string now, bool allowed) =>
        Assert.Equal(allowed, Update("image-tag", old, now).Allowed);

    [Theory]
    [InlineData("[{containerPort: 80}]", "[{containerPort: 8080}, {containerPort: 80}]", true)]
    [InlineData("[{containerPort: 80}]", "[{containerPort: 81}]", false)]
    [InlineData("[{containerPort: 80}]", "[{containerPort: 80}, {containerPort: 81}]", false)]
    public void The_place_in_a_list_does_not_count(string old, string now, bool allowed) =>
        Assert.Equal(allowed, Update("low-ports", $"containers: [{{name: app, ports: {old}}}]",
            $"containers: [{{name: app, ports: {now}}}]").Allowed);

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
    public void What_a_workload_had_already_warns()
    {
        var workload = Given.Read(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop}}", "template: {spec: {containers: [{name: app, image: a}]}}");

        var decision = Evaluator.Evaluate(workload, workload, Only("image-tag", Effect.Enforce), Given.Request);

        Assert.Equal(Effect.Warn, Assert.Single(decision.Findings).Effect);
        Assert.Equal(2, decision.Warnings.Count);
    }

    /// <summary>Who labels a pod, or debugs it, is told of what he brings and of nothing else; the audit log has all of it.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("ephemeralContainers: [{name: debug, image: tools:1}]", "")]
    [InlineData("ephemeralContainers: [{name: debug, image: tools}]", "spec.ephemeralContainers[0].image")]
    public void What_a_pod_had_already_is_noted_and_said_no_more(string added, string told)
    {
        const string before = "hostPID: true, containers: [{name: app, image: a, env: [{name: PASSWORD, value: x}]}]";
        var policy = new Policy { Rules = Catalogue.All.ToDictionary(known => known, _ => Effect.Warn) };

        var decision = Evaluator.Evaluate(Given.Pod($"{before}, {added}"), Given.Pod(before), policy, Given.Request);

        var warned = decision.Findings.Where(judged => judged.Effect == Effect.Warn && judged.Finding.Rule.Id == "image-tag");
        Assert.Equal(told, string.Join(", ", warned.Select(judged => judged.Finding.Path)));
        Assert.All(decision.Findings.Where(judged => judged.Finding.Container?.Name != "debug"),
            judged => Assert.Equal(Effect.Audit, judged.Effect));
        Assert.Contains("host-namespaces", decision.Audit, StringComparison.Ordinal);
        Assert.Contains("image-tag", decision.Audit, StringComparison.Ordinal);
    }

    /// <summary>As `kubectl debug --profile=restricted` makes it: with all that it can have, there is nothing to say of it.</summary>
    [Fact]
    public void A_container_of_kubectl_debug_with_the_restricted_profile_brings_no_finding()
    {
        const string debugger = "{name: debug, image: tools:1, command: [sh], stdin: true, tty: true, "
            + "targetContainerName: app, securityContext: "
            + "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}}";
        var policy = new Policy { Rules = Catalogue.All.ToDictionary(known => known, _ => Effect.Enforce) };
        var found = Evaluator.Find(Given.View($"containers: [], ephemeralContainers: [{debugger}]"), policy, Given.Request);

        Assert.DoesNotContain(found, finding => finding.Container is not null);
    }

    [Fact]
    public void What_was_there_already_stays_an_audit_in_audit_mode()
    {
        var pod = Given.Pod("containers: [{name: app, image: a}]");

        Assert.Equal(Effect.Audit, Evaluator.Evaluate(pod, pod, Only("image-tag"),
            Given.Request with { Mode = Effect.Audit }).Findings.Single().Effect);
    }

    [Fact]
    public void What_was_exempt_was_not_there()
    {
        var exemption = new Exemption
        {
            Name = "e",
            Reason = "r",
            Namespaces = ["web"],
            Images = ["docker.io/library/a"],
            Rules = [Catalogue.Find("host-namespaces")!]
        };
        var policy = Selection.Of("host-namespaces", new Policy { Exemptions = [exemption] }, out _)!;

        var decision = Evaluator.Evaluate(
            Given.Pod("hostPID: true, containers: [{name: app, image: b}]"),
                Given.Pod("hostPID: true, containers: [{name: app, image: a}]"), policy, Given.Request);

        Assert.False(decision.Allowed);
    }

    private static Decision Update(string rule, string old, string now) =>
        Evaluator.Evaluate(Given.Pod(now), Given.Pod(old), Only(rule), Given.Request);

    private static Policy Only(string rule, Effect templates = Effect.Warn) => new()
    {
        Rules = Catalogue.All.ToDictionary(known => known, known => known.Id == rule ? Effect.Enforce : Effect.Disabled),
        Templates = templates,
    };
}
