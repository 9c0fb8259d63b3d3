using PyOps.Floods.Attacks;
using PyOps.Floods.Honest;
using PyOps.Floods.Served;
using Xunit.Abstractions;

namespace PyOps.Floods;

/// <summary>
/// The webhook as it ships, in as much memory as its container has, is attacked, while an API server and a kubelet ask it from other
/// addresses. Its output has the figures of docs/reliability.md.
/// </summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int MostLines = 10; // What it says of its start, and of cuts once a minute.

    public static TheoryData<string> Groups { get; } = [.. Catalogue.Groups.Keys];

    public static TheoryData<string> Attacks { get; } = [.. Catalogue.All.Keys];

    [SkippableTheory]
    [MemberData(nameof(Groups))]
    public Task Reviews_and_probes_are_answered_during_attacks_on(string what) =>
        Stands(Catalogue.Groups[what], TimeSpan.FromSeconds(8));

    [SkippableTheory]
    [MemberData(nameof(Attacks))]
    [Trait("Category", "Long")]
    public Task Reviews_and_probes_are_answered_during_a_minute_of(string attack) =>
        Stands([Catalogue.All[attack]], TimeSpan.FromMinutes(1));

    private async Task Stands(Attack[] attacks, TimeSpan time)
    {
        Skip.IfNot(PublishedWebhook.Missing is null, PublishedWebhook.Missing);
        await using var webhook = await PublishedWebhook.Start();
        using var end = new CancellationTokenSource();
        using var api = new ApiServer(webhook.Port);
        var kubelet = new Kubelet(webhook.HealthPort);
        Tally[] tallies = [api.Small, api.Large, api.First, kubelet.Probes];
        var attacking = attacks.Select(attack => attack.On(new Target(webhook.Port, webhook.HealthPort), end.Token)).ToList();
        end.CancelAfter(time);

        await Task.WhenAll([api.Run(end.Token), kubelet.Run(end.Token), .. attacking]);

        foreach (var attack in attacks)
            output.WriteLine($"{attack.Name}: {attack.Crowd.Visits} visits");
        output.WriteLine($"at most {webhook.PeakMebibytes} MiB of {MemoryGroup.LimitOf("webhook") >> 20}, {webhook.Log.Count} lines");
        output.WriteLine(string.Join('\n', tallies.Select(tally => tally.ToString())));
        Assert.Null(webhook.End);
        Assert.Empty(tallies.SelectMany(tally => tally.Failures).Take(10));
        Assert.True(api.Small.Count > 20 * time.TotalSeconds, "too few reviews were sent for this to mean anything");
        Assert.True(webhook.Log.Count < MostLines, string.Join('\n', webhook.Log.Take(20)));
    }
}
