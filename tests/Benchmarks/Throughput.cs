using System.Diagnostics;
using System.Globalization;

namespace PyOps.Benchmarks;

/// <summary>
/// What judging costs beside receiving and answering: the webhook against a server that only does those. Each has one core, and who asks
/// has the other. As he may be the slower one, the servers' processor time for a review is in the note.
/// </summary>
internal static class Throughput
{
    private const double Goal = 1 / 0.7;
    private const int Rounds = 7;
    private static readonly int count = WebhookCount(60_000);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Who asks and who answers are kept on a core each, which is done as on Linux");
        using var self = Process.GetCurrentProcess();
        var everywhere = self.ProcessorAffinity;
        self.ProcessorAffinity = 1;
        try
        {
            return [await Measure(32), await Measure(1024)];
        }
        finally
        {
            self.ProcessorAffinity = everywhere;
        }
    }

    internal static int WebhookCount(int full) => Rig.Quick ? full / 10 : full;

    private static async Task<Figure> Measure(int inFlight)
    {
        using var webhook = await WebhookRig.Webhook();
        using var bare = await WebhookRig.Bare(await webhook.AnswerLength());
        List<(double Cpu, double Wall)> ours = [], theirs = [];
        foreach (var _ in Enumerable.Range(0, Rounds))
        {
            ours.Add(await Round(webhook, inFlight));
            theirs.Add(await Round(bare, inFlight));
            Rig.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{inFlight} in flight: {Rate(ours[^1].Wall)} a second, {Micro(ours[^1].Cpu)} us of CPU each; "
                    + $"bare {Rate(theirs[^1].Wall)}, {Micro(theirs[^1].Cpu)} us"));
        }
        // The first round warms up.
        var (cpu, bareCpu) = (
            Statistics.Median(ours.Skip(1).Select(round => round.Cpu)),
            Statistics.Median(theirs.Skip(1).Select(round => round.Cpu)));
        var (wall, bareWall) = (
            Statistics.Median(ours.Skip(1).Select(round => round.Wall)),
            Statistics.Median(theirs.Skip(1).Select(round => round.Wall)));
        return new Figure($"time for reviews, {inFlight} in flight, over a bare server's", Goal, wall / bareWall, "times", string.Create(
            CultureInfo.InvariantCulture,
            $"{PodReviews.Compliant.Length} bytes; {Rate(wall)} a second, {bareWall / wall:P0} of the bare server's; "
                + $"processor time of one {Micro(cpu)} against {Micro(bareCpu)} us"));
    }

    private static async Task<(double Cpu, double Wall)> Round(WebhookRig server, int inFlight)
    {
        var before = server.Cpu;
        var wall = await server.Load(count, inFlight);
        return (server.Cpu - before, wall);
    }

    private static string Rate(double seconds) => (count / seconds).ToString("0", CultureInfo.InvariantCulture);

    private static string Micro(double seconds) => (seconds / count * 1_000_000).ToString("0.0", CultureInfo.InvariantCulture);
}
