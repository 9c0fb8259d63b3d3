using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Validations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Steps;
using PyOps.Operator.Sources;
using PyOps.Operator.Tests.Services;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Tests.Sources;

public class ServiceProjectionTests
{
    private const int Kept = 4 * 1024;

    public static TheoryData<string> Large => [.. Enlarge.Keys];

    private static Dictionary<string, Action<PythonServiceSpec>> Enlarge { get; } = new(StringComparer.Ordinal)
    {
        ["arguments"] = spec => spec.Args = [.. Enumerable.Repeat(new string('a', 32_768), 40)],
        ["variables"] = spec => spec.Env =
            [.. Enumerable.Range(0, 400).Select(i => new V1EnvVar { Name = $"V{i}", Value = new string('v', 3_000) })],
        ["annotations of the Ingress"] = spec => spec.Ingress = new()
        {
            Host = "shop.example.com",
            Annotations = Enumerable.Range(0, 60).ToDictionary(i => $"a{i}", _ => new string('a', 8_000), StringComparer.Ordinal),
        },
        ["tolerations"] = spec => spec.Scheduling = new()
        {
            Tolerations = [.. Enumerable.Range(0, 64).Select(i => new V1Toleration { Key = $"k{i}", Value = new string('t', 4_000) })],
        },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void A_spec_that_is_too_large_is_not_held_and_refused_in_the_same_words(string what)
    {
        var shop = Given.Shop(Enlarge[what]);
        var problem = Assert.Single(Validation.Check(shop), error => error.Field == "spec");

        var held = ServiceProjection.Project(shop);

        Assert.InRange(KubernetesJson.Serialize(held).Length, 1, Kept);
        var taken = new SpecStep(() => Policy.Default, InstallBounds.None, docs: null, TimeProvider.System)
            .Take(Progress.Begin(Given.Seen(held)));
        Assert.Equal(problem.ToString(), taken.Reached.Condition(ConditionTypes.Accepted)!.Message);
        Assert.Equal("the spec is invalid", taken.Stop);
    }

    [Fact]
    public void Of_one_that_is_not_everything_that_shapes_its_pods_is_held()
    {
        var shop = Given.Shop(spec => spec.Args = [.. Enumerable.Repeat("argument", 4_000)]);
        shop.Metadata.Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [ApiNames.RefreshAnnotation] = "1764258000" };
        var (inputs, spec) = (PodInputs.Of(shop), KubernetesJson.Serialize(shop.Spec));

        var held = ServiceProjection.Project(shop);

        Assert.Equal((inputs, spec), (PodInputs.Of(held), KubernetesJson.Serialize(held.Spec)));
    }

    [Fact]
    public void Of_metadata_only_what_is_read_is_held()
    {
        var shop = Given.Shop();
        shop.Metadata.Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = new('l', 60_000) };
        shop.Metadata.Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ApiNames.RefreshAnnotation] = new('r', 100_000),
            ["note"] = new('n', 100_000),
        };
        shop.Metadata.Generation = 7;

        var held = ServiceProjection.Project(shop);

        Assert.InRange(KubernetesJson.Serialize(held).Length, 1, Kept);
        Assert.Equal((shop.Metadata.Uid, 7L), (held.Metadata.Uid, held.Metadata.Generation));
        Assert.NotEqual(PodInputs.Of(Given.Shop()), PodInputs.Of(held));
    }
}
