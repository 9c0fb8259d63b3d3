using k8s.Models;
using PyOps.Crds.Desired;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Chooses what to tell of a probe's answers. A kubelet leaves off writing events after about 25 for a pod, and then
/// writes one each five minutes, whichever comes first: the newest event is not the newest truth. So what was answered
/// most counts, and of equals what was answered last.
/// </summary>
internal static class ProbeAnswers
{
    // The last try of a start comes up to a period before its end, which may be as long as a try may take; and a busy node is late.
    private const int Slack = 5;

    // Nobody listens yet while an interpreter starts and imports.
    private static readonly TimeSpan early = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The answer to a kind of probe (Startup, Readiness, Liveness) of the application's container; null when none is told.
    /// </summary>
    /// <param name="pod">The pod and its events.</param>
    /// <param name="status">The container.</param>
    /// <param name="probe">The kind.</param>
    /// <param name="since">Answers before this moment do not count.</param>
    public static ProbeAnswer? Of(PodCase pod, V1ContainerStatus status, string probe, DateTime since = default)
    {
        var heard = Heard(pod, probe, since);
        var speaking = heard.Where(one => !one.Answer.IsSilent).ToList();
        // Who has answered listens where the probe asks. That nobody did before, at the begin of each run, is no news.
        if (speaking.Count > 0 && !heard.Exists(one => one.Answer.IsSilent && IsLastWord(pod, status, one.Last, speaking)))
            heard = speaking;
        else if (speaking.Count > 0)
            heard = heard.FindAll(one => one.Answer.IsSilent);
        return heard
            .OrderByDescending(one => one.Count)
            // A command's output may differ each time: the oldest of them stays the same.
            .ThenByDescending(one => pod.Service.Health.Exec.Count > 0 ? -one.Last.Ticks : one.Last.Ticks)
            .ThenBy(one => one.Answer.Words, StringComparer.Ordinal)
            .FirstOrDefault()?.Answer;
    }

    /// <summary>Whether the last answer to a kind of probe came in the first seconds of the run that goes on.</summary>
    public static bool IsEarly(PodCase pod, V1ContainerStatus status, string probe) =>
        status.State?.Running?.StartedAt is { } started
        && Heard(pod, probe, default).All(one => one.Last <= started + early);

    // At the end of the time that a start has, and nothing else was answered after that.
    private static bool IsLastWord(PodCase pod, V1ContainerStatus status, DateTime last, List<HeardAnswer> others) =>
        Run(status, last) is { } started
        && (last - started).TotalSeconds >= pod.Service.Health.StartupSeconds - pod.Service.Health.TimeoutSeconds - Slack
        && others.TrueForAll(one => one.Last < last);

    private static DateTime? Run(V1ContainerStatus status, DateTime moment) =>
        new[] { status.State?.Running?.StartedAt, status.State?.Terminated?.StartedAt, status.LastState?.Terminated?.StartedAt }
            .Where(started => started <= moment).Max();

    private static List<HeardAnswer> Heard(PodCase pod, string probe, DateTime since) =>
    [
        .. from one in pod.Events
           where one is { Reason: "Unhealthy", Container: null or PodRole.Container }
           where one.Last >= since && one.Message.StartsWith(probe, StringComparison.Ordinal)
           let answer = ProbeAnswer.Read(pod.Service, one.Message)
           where answer is not null
           group one by answer into same
           select new HeardAnswer(same.Key, same.Sum(one => one.Count), same.Max(one => one.Last)),
    ];

    private sealed record HeardAnswer(ProbeAnswer Answer, int Count, DateTime Last);
}
