using System.Collections.Concurrent;
using System.Diagnostics;

namespace PyOps.Floods.Honest;

/// <summary>How requests fared: each must be answered, and within so much time.</summary>
internal sealed class Tally(string what, TimeSpan timeout)
{
    private readonly ConcurrentQueue<double> seconds = [];
    private readonly ConcurrentQueue<string> failures = [];

    /// <summary>How many there were.</summary>
    public int Count => seconds.Count;

    /// <summary>What failed or came too late, told in words.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>Sends one; what is not null of its result is why it counts as failed.</summary>
    public async Task Add(Func<Task<string?>> send)
    {
        var begun = Stopwatch.GetTimestamp();
        string? failure;
        try
        {
            failure = await send();
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            failure = error.Message;
        }
        var took = Stopwatch.GetElapsedTime(begun);
        seconds.Enqueue(took.TotalSeconds);
        if (failure is not null)
            failures.Enqueue($"{what}: {failure}, after {took.TotalSeconds:0.00} s");
        else if (took > timeout)
            failures.Enqueue($"{what}: answered after {took.TotalSeconds:0.00} s");
    }

    public override string ToString()
    {
        var sorted = seconds.Order().ToList();
        return sorted is [] ? $"{what}: none"
            : $"{what}: {sorted.Count}, {failures.Count} failed, "
                + $"median {At(0.5):0.000} s, p99 {At(0.99):0.000} s, longest {sorted[^1]:0.000} s";

        double At(double share) => sorted[(int)(share * (sorted.Count - 1))];
    }
}
