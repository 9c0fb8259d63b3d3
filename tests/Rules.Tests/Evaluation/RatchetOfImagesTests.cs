using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests.Evaluation;

/// <summary>
/// The image of a pod's container is one of the few fields that may be changed, and who may do so must not get what another image was
/// allowed: the attack was to put one's own image into a privileged pod.
/// </summary>
public class RatchetOfImagesTests
{
    private const string Agent = "reg.example.com/agent/node:1";
    private const string Newer = "reg.example.com/agent/node:2";
    private const string Evil = "evil.example.com/x:1";
    private const string Open = "hostPID: true, volumes: [{name: root, hostPath: {path: /}}]";

    // The agents of ci-bot may be privileged; whoever else makes or changes them may not.
    private static readonly Policy policy = Selection.Of(
        Selection.Baseline,
        new Policy
        {
            Exemptions =
            [
                new()
                {
                    Name = "agents", Reason = "they look after nodes", Users = ["ci-bot"], Images = ["reg.example.com/agent/*"],
                    Rules = [.. new[] { "privileged", "host-namespaces", "host-path" }.Select(id => Catalogue.Find(id)!)],
                },
            ],
        },
        out _)!;

    [Theory]
    [InlineData("ci-bot", null, Agent, true)]
    [InlineData("tenant", null, Agent, false)]
    [InlineData("ci-bot", null, Evil, false)]
    [InlineData("tenant", Agent, Evil, false)]
    [InlineData("ci-bot", Agent, Evil, false)]
    [InlineData("ci-bot", Agent, Newer, true)]
    [InlineData("tenant", Agent, Newer, false)]
    [InlineData("tenant", Evil, Agent, false)]
    [InlineData("tenant", Agent, Agent, true)]
    public void An_image_has_what_it_was_allowed_and_no_other_has_it(string user, string? before, string now, bool allowed)
    {
        static PodReading Privileged(string image) =>
            Given.Pod($"{Open}, containers: [{{name: agent, image: '{image}', securityContext: {{privileged: true}}}}]");

        var decision = Evaluator.Evaluate(
            Privileged(now), before is null ? null : Privileged(before), policy, Given.Request with { User = user });

        Assert.Equal(allowed, decision.Allowed);
    }

    /// <summary>In a namespace that came to enforce after them.</summary>
    [Theory]
    [InlineData("containers", "[{name: app, image: 'a:1'}, {name: side, image: 'b:1'}]", true)]
    [InlineData("containers", "[{name: side, image: 'b:1'}, {name: app, image: 'a:1'}]", true)]
    [InlineData("containers", "[{name: app, image: 'a:1'}, {name: side, image: 'b:2'}]", false)]
    [InlineData("containers", "[{name: app, image: 'b:1'}, {name: side, image: 'a:1'}]", false)]
    [InlineData("containers", "[{name: app, image: 'a:1'}, {name: new, image: 'b:1'}]", false)]
    [InlineData("initContainers", "[{name: first, image: 'i:1'}]", true)]
    [InlineData("initContainers", "[{name: first, image: 'i:2'}]", false)]
    [InlineData("initContainers", "[{name: app, image: 'a:1'}]", false)]
    [InlineData("ephemeralContainers", "[{name: old, image: 'e:1'}, {name: debug, image: 'tools:1'}]", true)]
    [InlineData("ephemeralContainers", "[{name: old, image: 'e:2'}]", false)]
    [InlineData("tolerations", "[{operator: Exists}]", true)]
    public void A_pod_keeps_what_it_had_only_while_no_image_of_it_changes(string list, string now, bool allowed)
    {
        Dictionary<string, string> lists = new(StringComparer.Ordinal)
        {
            ["containers"] = "[{name: app, image: 'a:1'}, {name: side, image: 'b:1'}]",
            ["initContainers"] = "[{name: first, image: 'i:1'}]",
            ["ephemeralContainers"] = "[{name: old, image: 'e:1'}]",
        };
        PodReading Pod() => Given.Pod(string.Join(", ", lists.Select(item => $"{item.Key}: {item.Value}").Prepend(Open)));
        var before = Pod();
        lists[list] = now;

        Assert.Equal(allowed, Evaluator.Evaluate(Pod(), before, policy, Given.Request).Allowed);
    }

    /// <summary>Each finding for itself: the neighbours of a new image keep theirs, which are no concern of who brings it.</summary>
    [Fact]
    public void Only_the_container_with_another_image_and_the_pod_had_no_findings()
    {
        static PodReading Pod(string image) => Given.Pod(
            $"hostPID: true, containers: [{{name: app, image: '{image}', securityContext: {{privileged: true}}}}, "
            + "{name: side, image: 'b:1', securityContext: {privileged: true}}]");

        var decision = Evaluator.Evaluate(Pod("a:2"), Pod("a:1"), policy, Given.Request);

        Assert.Equal(
            ["spec.hostPID Enforce", "spec.containers[0].securityContext.privileged Enforce",
             "spec.containers[1].securityContext.privileged Audit"],
            decision.Findings.Select(judged => $"{judged.Finding.Path} {judged.Effect}"));
    }

    /// <summary>It must stay possible to debug what is broken; what it mounts of the pod is told in docs/admission.md.</summary>
    [Theory]
    [InlineData("{name: debug, image: 'tools:1', volumeMounts: [{name: root, mountPath: /host}]}", true)]
    [InlineData("{name: debug, image: 'tools:1', securityContext: {privileged: true}}", false)]
    public void A_debug_container_may_have_the_pods_volumes_and_nothing_of_its_own(string debugger, bool allowed)
    {
        const string before = $"{Open}, containers: [{{name: app, image: 'a:1'}}]";

        var decision = Evaluator.Evaluate(
            Given.Pod($"{before}, ephemeralContainers: [{debugger}]"), Given.Pod(before), policy, Given.Request);

        Assert.Equal(allowed, decision.Allowed);
    }

    [Fact]
    public void More_memory_for_a_container_is_no_other_container()
    {
        static PodReading Pod(string memory) => Given.Pod($"{Open}, containers: [{{name: app, image: 'a:1', "
            + $"securityContext: {{privileged: true}}, resources: {{limits: {{memory: {memory}}}}}}}]");

        Assert.True(Evaluator.Evaluate(Pod("2Gi"), Pod("1Gi"), policy, Given.Request).Allowed);
    }

    /// <summary>A new tag would otherwise have to come with everything else mended.</summary>
    [Fact]
    public void A_workload_keeps_what_it_had_whatever_its_image()
    {
        static PodReading Deployment(string image) => Given.Read(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop}}",
            $"template: {{spec: {{{Open}, containers: [{{name: app, image: '{image}', securityContext: {{privileged: true}}}}]}}}}");
        var enforced = new Policy { Rules = policy.Rules, Parameters = policy.Parameters, Templates = Effect.Enforce };

        Assert.True(Evaluator.Evaluate(Deployment("a:2"), Deployment("a:1"), enforced, Given.Request).Allowed);
        Assert.False(Evaluator.Evaluate(Deployment("a:2"), null, enforced, Given.Request).Allowed);
    }
}
