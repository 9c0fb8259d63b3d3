using Microsoft.AspNetCore.Server.Kestrel.Core;
using PyOps.Hosting.Health;
using PyOps.Rules.Reading;
using PyOps.Webhooks.Extracts;

namespace PyOps.Webhooks.Serving;

/// <summary>What a client, or all of them together, may ask of us.</summary>
internal static class ServerLimits
{
    /// <summary>
    /// Longest review that is kept as it is, in bytes: 7 MiB. The API server takes bodies of at most 3 MiB, so an object nearly always has
    /// at most that; an update's review holds it twice, old and new, which is 6 MiB, and the last one is for defaults that the server
    /// fills in, and for the review around them. Of a longer one as much is kept of what is read.
    /// </summary>
    public const int MaxBody = PodReader.MaxBytes;

    /// <inheritdoc cref="Extract.MaxBytes"/>
    public const int MaxReview = Extract.MaxBytes;

    /// <summary>
    /// Bodies above 64 KiB are read at most 4 at a time. Pods have a few KiB. Others wait their turn, at most 64 of them, for less time
    /// than the shortest timeout in our configuration (3 s): whoever has given up already is not worked for.
    /// </summary>
    public const int SmallBody = 64 * 1024;

    /// <inheritdoc cref="SmallBody"/>
    public const int LargeAtOnce = 4;

    /// <inheritdoc cref="SmallBody"/>
    public const int LargeWaiting = 64;

    /// <inheritdoc cref="SmallBody"/>
    public static readonly TimeSpan LargeWait = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Connections at the same time. API servers keep one or a few for each path, and open another where an idle one has gone. More of
    /// them could hold more than the container has: each may be made to take <see cref="ConnectionBytes"/>.
    /// </summary>
    public const int Connections = 64;

    /// <summary>
    /// Requests at the same time on one connection, for more of which an API server opens another. It is as many as its client begins with
    /// before it has heard of a limit: fewer would break its connection in the first burst.
    /// </summary>
    public const int Streams = 100;

    /// <summary>Bodies at the same time that did not come in one piece, each of which has room for <see cref="SmallBody"/>.</summary>
    public const int Bodies = 256;

    /// <summary>
    /// What all of this takes when each bound is reached, in bytes, and so less than the chart gives the container: the process with an
    /// empty heap, connections, bodies, the health server.
    /// </summary>
    public const long Memory = (48 * Kibibyte * Kibibyte) + (Connections * ConnectionBytes) + (Bodies * SmallBody)
        + (LargeAtOnce * MaxBody) + (HealthServer.Connections * HealthServer.ConnectionBytes);

    private const long Kibibyte = 1024;
    private const int Window = 128 * 1024;
    private const int HeaderBytes = 3 * 1024;

    // Measured: what Kestrel has of a request. Headers come to it, as text, which takes two bytes a letter.
    private const long StreamBytes = 7 * Kibibyte;

    // Kestrel remembers those that were refused or given up, too, for 5 s, because more of them may come.
    private const int Remembered = 2 * Streams;

    private const long LongestAnswer = 16 * Kibibyte;

    // TLS, measured; what came and what is to be sent; bodies that nobody has read yet; requests; what is kept of others for the next ones,
    // their headers too; answers that the client does not take.
    private const long ConnectionBytes = (48 * Kibibyte) + (2 * BareServer.BufferBytes) + Window
        + ((Remembered + Streams) * (StreamBytes + (2 * HeaderBytes))) + (Streams * LongestAnswer);

    /// <summary>
    /// Time for all of a body; for what is waited for by <see cref="BodyDeadline"/>, up to twice as much. The API server gives up after 5 s
    /// at most. Kestrel's own rate is not enough: over HTTP/2 it is the connection's, so that one stream may stop while others send.
    /// </summary>
    public static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Bodies of so many bytes are waited for where they arrive: Kestrel's buffers are as long, so such a body is in one piece.
    /// </summary>
    public const int PromptBody = 4 * 1024;

    /// <summary>
    /// Time for a large body while others wait for its seat: a quarter of a second, and as much again for each 16 MiB that has come. An
    /// API server sends, and we scan, several hundred a second.
    /// </summary>
    public static TimeSpan LargeTime(long come) => TimeSpan.FromSeconds(0.25 * (1 + (come / (16.0 * Kibibyte * Kibibyte))));

    /// <summary>Sets Kestrel's own limits.</summary>
    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = null; // It would answer by 413; we count, and answer the review.
        limits.MaxRequestBufferSize = SmallBody;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.Http2.InitialStreamWindowSize = SmallBody;
        limits.Http2.InitialConnectionWindowSize = Window;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(15);
        limits.Http2.MaxRequestHeaderFieldSize = HeaderBytes;
        limits.Http2.MaxStreamsPerConnection = Streams;
    }
}
