using PyOps.Floods.Honest;

namespace PyOps.Floods.Attacks;

/// <summary>Connections to the health port.</summary>
internal static class Health
{
    /// <summary>Says nothing.</summary>
    public static Task Idle(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tcp(from, target.HealthPort, end);
            await stream.CopyToAsync(Stream.Null, end);
        },
        end);

    /// <summary>Asks, byte by byte.</summary>
    public static Task Slow(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tcp(from, target.HealthPort, end);
            await stream.WriteAsync("GET /livez HTTP/1.1\r\nHost: "u8.ToArray(), end);
            await Tls.Trickle(stream, [(byte)'x'], end);
        },
        end);

    /// <summary>Asks for the metrics again and again, and does not read them.</summary>
    public static Task UnreadMetrics(Target target, Crowd crowd, CancellationToken end) => crowd.Visit(
        async (from, end) =>
        {
            await using var stream = await Dial.Tcp(from, target.HealthPort, end);
            await Tls.Trickle(stream, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), end);
        },
        end);
}
