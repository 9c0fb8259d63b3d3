using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>What owners hear of their services, and that they hear it once.</summary>
public class OwnerTests(Bench bench) : IClassFixture<Bench>
{
    private const string Loopback = """{"spec":{"command":["uvicorn","--host","127.0.0.1","shop:app"]}}""";
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(30);

    [ClusterFact]
    public async Task What_rules_find_is_in_Accepted_and_in_one_event_also_over_a_restart()
    {
        await bench.Services.CreateWithoutPods("deaf", spec => spec.Command = ["gunicorn", "--bind", "127.0.0.1:8080", "shop.wsgi"]);
        await bench.Services.Patch("deaf", Loopback);
        var accepted = await Accepted("deaf", Reasons.RuleFindings);
        Assert.Contains("spec.command: \"127.0.0.1\" is reached only from inside the pod", accepted.Message, StringComparison.Ordinal);

        await bench.Services.Patch("deaf", """{"metadata":{"annotations":{"example.com/touched":"yes"}}}""");
        await bench.Operator.Idle();
        await bench.Operator.Stop();
        await using var next = await OperatorInstance.Start(bench.Cluster, bench.Namespace);
        await next.Idle(reconciles: 1);
        await bench.Services.Patch("deaf", """{"spec":{"command":null}}""");
        await Accepted("deaf", Reasons.Valid);
        // Events are written one after the other: with this one all that were told before are there.
        await Wait.Until(
            () => Events("deaf"), events => events.Any(one => one.Note.StartsWith("revision 3 ", StringComparison.Ordinal)), soon,
            "the event of the last revision");

        var told = (await Events("deaf")).Where(one => IsOf(one, Reasons.RuleFindings)).Select(one => one.Note).ToList();
        Assert.Equal(told.Distinct(StringComparer.Ordinal), told);
        Assert.Contains(accepted.Message, told);
    }

    [ClusterFact]
    public async Task The_fields_that_made_a_revision_are_told_without_their_values()
    {
        await bench.Services.CreateWithoutPods("told", spec => spec.Env = [new() { Name = "MODE", Value = "a" }]);
        await bench.Services.Until("told", Reasons.ScaledToZero, soon);

        await bench.Services.Patch(
            "told", """{"spec":{"image":"registry.example.com/web/shop:2","env":[{"name":"MODE","value":"hunter2"}]}}""");

        var told = (await Wait.Until(
            () => Events("told"), events => events.Any(one => IsOf(one, Reasons.RevisionChanged)), soon, "the event")).Single(
                one => IsOf(one, Reasons.RevisionChanged));
        Assert.Matches(
            @"^revision 2 \(told-[0-9a-f]{10}\): spec\.containers\[app\]\.env\[MODE\]\.value, spec\.containers\[app\]\.image$", told.Note);
    }

    private static bool IsOf(Eventsv1Event one, string reason) => one.Reason == reason;

    private async Task<V1Condition> Accepted(string name, string reason)
    {
        var service = await Wait.Until(
            () => bench.Services.Get(name),
            seen => Services.Condition(seen, ConditionTypes.Accepted) is { } accepted && accepted.Reason == reason
                && accepted.ObservedGeneration == seen.Metadata.Generation,
            soon, $"Accepted of {name} to be {reason}");
        return Services.Condition(service, ConditionTypes.Accepted)!;
    }

    private async Task<IList<Eventsv1Event>> Events(string name) =>
    [
        .. (await bench.Cluster.Client.EventsV1.ListNamespacedEventAsync(namespaceParameter: bench.Namespace))
            .Items.Where(one => one.Regarding.Name == name && one.Regarding.Kind == PythonService.KindName),
    ];
}
