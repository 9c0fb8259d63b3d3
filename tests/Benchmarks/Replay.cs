using System.Diagnostics;

namespace PyOps.Benchmarks;

/// <summary>Sends recorded requests again, 16 at a time and in their order, and reads each answer to its end.</summary>
internal static class Replay
{
    private const int InFlight = 16;

    /// <exception cref="InvalidOperationException">An answer was another than the operator got: the work was not the same.</exception>
    public static async Task<TimeSpan> Run(Rig rig, IReadOnlyList<RecordedRequest> requests)
    {
        using var client = await ApiClient.Open(rig, "pyops-replay");
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (request, cancellation) =>
        {
            using var message = ApiClient.Message(request);
            using var answer = await client.SendAsync(message, cancellation);
            if ((int)answer.StatusCode != request.Status)
                throw new InvalidOperationException($"{request.Method} {request.Path}: {(int)answer.StatusCode} and not {request.Status}");
        });
        return watch.Elapsed;
    }
}
