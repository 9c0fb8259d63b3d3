using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Tests.Services.Steps;

/// <summary>What is compared while a service is paused. Nothing is sent: there is nothing to send with.</summary>
public class PauseStepTests
{
    private static readonly ClusterFacts facts = new(false, "init:1");

    private static IReadOnlyList<string> Unapplied(PythonService shop, IReadOnlyList<SeenChild> children) =>
        Take(shop, children).Reached.Unapplied;

    private static Progress Take(PythonService shop, IReadOnlyList<SeenChild> children)
    {
        var seen = Given.Seen(shop) with { Children = children };
        var revisions = new RevisionKeeper(applier: null!, orphans: null!, facts);
        return new PauseStep(revisions, facts)
            .Take(new Progress(seen, Given.Reached(shop)) { Plan = revisions.Plan(Defaults.Complete(shop), seen) });
    }

    private static PythonService Paused(Action<PythonServiceSpec>? change = null) => Given.Shop(spec =>
    {
        spec.Paused = true;
        change?.Invoke(spec);
    });

    private static List<SeenChild> Applied(PythonService shop)
    {
        var service = Defaults.Complete(shop);
        var template = PodTemplateBuilder.Build(service, facts);
        return [.. ChildTable.All.Select(kind => new SeenChild(kind, kind.Use(new Live(service, template)), IsServed: true))];
    }

    [Fact]
    public void A_service_that_is_not_paused_goes_on()
    {
        Assert.Null(Take(Given.Shop(), []).Stop);
        Assert.NotNull(Take(Paused(), []).Stop);
    }

    [Fact]
    public void What_is_there_as_it_should_be_is_not_told()
    {
        var told = Unapplied(Paused(), Applied(Paused()));

        // No revision is written down in this test.
        Assert.StartsWith("revision shop-", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_changed_meanwhile_is_told_with_its_place() => Assert.Contains(
        Unapplied(Paused(spec => spec.Replicas = 5), Applied(Paused())),
        words => words.StartsWith("Deployment \"shop\" differs in ", StringComparison.Ordinal));

    [Fact]
    public void A_child_that_is_missing_or_not_wanted_any_more_is_told()
    {
        var without = Applied(Paused()).ConvertAll(child => child with { Live = null });
        Assert.Contains("Deployment \"shop\" is missing", Unapplied(Paused(), without));
        Assert.Contains("Service \"shop\" is missing", Unapplied(Paused(), without));

        void Scaled(PythonServiceSpec spec) => spec.Autoscaling = new AutoscalingSpec { MaxReplicas = 4 };
        Assert.Contains("HorizontalPodAutoscaler \"shop\" is still there", Unapplied(Paused(), Applied(Paused(Scaled))));
        Assert.DoesNotContain(
            Unapplied(Paused(Scaled), [.. Applied(Paused()).Where(child => child.Live is not null)]),
            words => words.StartsWith("HorizontalPodAutoscaler", StringComparison.Ordinal));
    }

    private sealed record Live(CompletedService Service, V1PodTemplateSpec Template) : IChildUse<object?>
    {
        public object? Visit<T>(Child<T> kind)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            if (kind.Build(Service, new ServicePods(Template), facts) is not { } intent)
                return null;
            var tree = CanonicalJson.Read(ClientJson.Utf8(intent));
            IntentHash.Stamp(tree);
            return KubernetesJson.Deserialize<T>(tree.ToJsonString());
        }
    }
}
