using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Tests.Services;

/// <summary>
/// Each folder below Recorded is a trouble as a real cluster told it: the PythonService, its Deployment, the pods at one moment or more,
/// and their events. expected.txt has the verdict, which is the same at every moment. PodTroubleTests records with PYOPS_RECORD=1.
/// </summary>
public class RecordedTests
{
    private static readonly string Root = Path.Combine(Checkout.Root, "tests", "Operator.Tests", "Services", "Recorded");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_trouble_of_a_real_pod_is_told_like_this(string name)
    {
        var shop = Read<PythonService>(name, "service.json");
        var verdicts = new List<string>();
        foreach (var moment in Directory.GetFiles(Path.Combine(Root, name), "pods*.json").Order(StringComparer.Ordinal))
        {
            var seen = Seen(name, shop, moment);
            shop.Status = StatusBuilder.Build(Reached(shop), seen, Given.Noon);
            verdicts.Add(Show(shop, seen));
        }

        Assert.Single(verdicts.Distinct(StringComparer.Ordinal));
        GoldenFile.Check(Path.Combine(Root, name, "expected.txt"), verdicts[0]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ready_Reconciling_and_Stalled_mean_to_kstatus_what_the_verdict_says(string name)
    {
        var shop = Read<PythonService>(name, "service.json");
        var seen = Seen(name, shop, Directory.GetFiles(Path.Combine(Root, name), "pods*.json").Order(StringComparer.Ordinal).First());

        shop.Status = StatusBuilder.Build(Reached(shop), seen, Given.Noon);

        var expected = Judge.Decide(Reached(shop), seen).State switch
        {
            VerdictState.Ready => "Current",
            VerdictState.Stalled => "Failed",
            _ => "InProgress",
        };
        Assert.Equal(expected, Kstatus.Of(JsonNode.Parse(KubernetesJson.Serialize(shop))!));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_trouble_has_the_same_reason_when_its_deadline_has_passed(string name)
    {
        var shop = Read<PythonService>(name, "service.json");
        var seen = Seen(name, shop, Directory.GetFiles(Path.Combine(Root, name), "pods*.json").Order(StringComparer.Ordinal).First());
        var before = Judge.Decide(Reached(shop), seen);

        var progress = Judge.Condition(seen.Deployment, "Progressing")!;
        (progress.Status, progress.Reason) = ("False", "ProgressDeadlineExceeded");
        var late = Judge.Decide(Reached(shop), seen);

        Assert.Equal((before.Reason, before.Message), (late.Reason, late.Message));
        Assert.Equal((VerdictState.Stalled, "ProgressDeadlineExceeded"), (late.State, late.StalledReason));
        Assert.EndsWith(late.Message, late.StalledMessage, StringComparison.Ordinal);
        shop.Status = StatusBuilder.Build(Reached(shop), seen, Given.Noon);
        Assert.Equal("Failed", Kstatus.Of(JsonNode.Parse(KubernetesJson.Serialize(shop))!));
    }

    private static Convergence Reached(PythonService shop) => new(Defaults.Complete(shop), []);

    private static Observation Seen(string name, PythonService shop, string moment)
    {
        var pods = KubernetesJson.Deserialize<V1PodList>(File.ReadAllText(moment)).Items.Select(PodProjection.Project).ToList();
        return new Observation(shop, Read<V1Deployment>(name, "deployment.json"), null, pods)
        {
            Events = [.. Read<Corev1EventList>(name, "events.json").Items.Select(PodEvent.Of).OfType<PodEvent>()],
        };
    }

    private static string Show(PythonService shop, Observation seen)
    {
        var verdict = Judge.Decide(Reached(shop), seen);
        var asks = Judge.AsksAbout(Reached(shop), seen) is null ? "no" : "yes";
        var late = verdict.Deadline is null ? "" : $"{verdict.StalledReason}: {verdict.StalledMessage}\n";
        return $"{verdict.State}, {verdict.Reason} (asks for events: {asks})\n{verdict.Message}\n{late}";
    }

    private static T Read<T>(string name, string file) => KubernetesJson.Deserialize<T>(File.ReadAllText(Path.Combine(Root, name, file)));
}
