using PyOps.Crds.Completed;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>What came back from a probe that failed. The kubelet's own words hold ports that differ each time; these do not.</summary>
/// <param name="Words">For people.</param>
/// <param name="IsSilent">Nobody listens where the probe asks.</param>
internal sealed record ProbeAnswer(string Words, bool IsSilent = false)
{
    private const string Status = "statuscode: ";

    /// <summary>The answer to a kind of probe (Startup, Readiness, Liveness) among a pod's events; null when none is told.</summary>
    public static ProbeAnswer? Of(CompletedService service, IEnumerable<PodEvent> events, string probe, DateTime since = default)
    {
        var failed = events.Where(one => one.Reason == "Unhealthy" && one.Last >= since && one.Message.StartsWith(probe, StringComparison.Ordinal));
        // A command's output may differ each time: the one most repeated, and of equals the oldest, stays the same.
        var one = service.Health.Exec.Count > 0
            ? failed.OrderByDescending(one => one.Count).ThenBy(one => one.Last).FirstOrDefault()
            : failed.OrderByDescending(one => one.Last).ThenBy(one => one.Message, StringComparer.Ordinal).FirstOrDefault();
        return one is null ? null : Read(service, one.Message);
    }

    private static ProbeAnswer? Read(CompletedService service, string message)
    {
        var words = message[(message.IndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();
        if (service.Health.Exec.Count > 0)
            return LastWords.Of(words) is { } output ? new($"\"{output}\"") : null;
        if (words.IndexOf(Status, StringComparison.Ordinal) is >= 0 and var code)
            return new($"HTTP {words[(code + Status.Length)..]}");
        return words switch
        {
            _ when Has("connection refused") => new("connection refused", IsSilent: true),
            _ when Has("deadline exceeded") || Has("timeout") || Has("Timeout") => new($"no answer within {service.Health.TimeoutSeconds} s"),
            _ when Has("connection reset") || Has("EOF") => new("the connection was closed without an answer"),
            _ when Has("no route to host") => new("no route to the pod"),
            _ => null,
        };

        bool Has(string part) => words.Contains(part, StringComparison.Ordinal);
    }
}
