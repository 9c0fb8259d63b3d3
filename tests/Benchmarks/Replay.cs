using System.Diagnostics;
using System.Text.Json;

namespace PyOps.Benchmarks;

/// <summary>
/// Sends recorded requests again, 16 at a time and in their order, and reads each answer to its end. Watches are opened beside them, from
/// the state that is there, and what they tell is read and thrown away.
/// </summary>
internal static class Replay
{
    private const int InFlight = 16;

    /// <exception cref="InvalidOperationException">A write was refused: the work was not the same.</exception>
    public static async Task<TimeSpan> Run(Rig rig, IReadOnlyList<RecordedRequest> requests)
    {
        using var client = await ApiClient.Open(rig, "pyops-replay");
        var watches = await Task.WhenAll(
            requests.Where(request => request is { IsWatch: true, IsSuccess: true })
                .DistinctBy(Watched)
                .Select(request => FromNow(client, request)));
        using var end = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var reading = watches.Select(request => Drain(client, request, end.Token)).ToList();
        await Parallel.ForEachAsync(
            requests.Where(request => !request.IsWatch),
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (request, cancellation) =>
        {
            using var message = ApiClient.Message(request);
            using var answer = await client.SendAsync(message, cancellation);
            // A look before the first apply may come after it here: nothing waits for it.
            if (request.Method != HttpMethod.Get && !answer.IsSuccessStatusCode && request.IsSuccess)
                throw new InvalidOperationException($"{request.Method} {request.Path}: {(int)answer.StatusCode} and not {request.Status}");
        });
        var elapsed = clock.Elapsed;
        await end.CancelAsync();
        await Task.WhenAll(reading);
        return elapsed;
    }

    /// <summary>The same watch from now on: what happened since it was recorded is none of its business.</summary>
    private static async Task<RecordedRequest> FromNow(HttpClient client, RecordedRequest watch)
    {
        using var message = ApiClient.Message(watch with { Path = $"{watch.Path.Split('?')[0]}?limit=1" });
        using var answer = await client.SendAsync(message);
        answer.EnsureSuccessStatusCode();
        using var list = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var version = list.RootElement.GetProperty("metadata").GetProperty("resourceVersion").GetString();
        return watch with { Path = $"{Watched(watch)}&resourceVersion={version}" };
    }

    private static async Task Drain(HttpClient client, RecordedRequest watch, CancellationToken end)
    {
        try
        {
            using var message = ApiClient.Message(watch);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end);
            answer.EnsureSuccessStatusCode();
            await using var events = await answer.Content.ReadAsStreamAsync(end);
            await events.CopyToAsync(Stream.Null, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The end.
        }
    }

    private static string Watched(RecordedRequest request) =>
        string.Join('&', request.Path.Split('&').Where(parameter => !parameter.StartsWith("resourceVersion=", StringComparison.Ordinal)));
}
