using Microsoft.AspNetCore.Server.Kestrel.Core;
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
    /// Bodies above 64 KiB are read at most 4 at a time, so that they need at most 28 MiB. Pods have a few KiB. Others wait their turn, at
    /// most 64 of them, for less time than the shortest timeout in our configuration (3 s): whoever has given up already is not worked for.
    /// </summary>
    public const int SmallBody = 64 * 1024;

    /// <inheritdoc cref="SmallBody"/>
    public const int LargeAtOnce = 4;

    /// <inheritdoc cref="SmallBody"/>
    public const int LargeWaiting = 64;

    /// <inheritdoc cref="SmallBody"/>
    public static readonly TimeSpan LargeWait = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Requests at the same time; more are refused by 429. A review takes microseconds once it is here, so that many in flight means
    /// clients that do not send; each may hold as much as <see cref="SmallBody"/>, and all of them 128 MiB.
    /// </summary>
    public const int InFlight = 2048;

    /// <summary>
    /// Time for all of a body; for what is waited for by <see cref="BodyDeadline"/>, up to twice as much. The API server gives up after 5 s
    /// at most. Kestrel's own rate is not enough: over HTTP/2 it is the connection's, so that one stream may stop while others send.
    /// </summary>
    public static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Bodies of so many bytes are waited for where they arrive: Kestrel's buffers are as long, so such a body is in one piece.
    /// </summary>
    public const int PromptBody = 4 * 1024;

    /// <summary>Sets Kestrel's own limits.</summary>
    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = null; // It would answer by 413; we count, and answer the review.
        limits.MaxConcurrentConnections = 4096;
        limits.MaxRequestBufferSize = SmallBody;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.Http2.InitialStreamWindowSize = 64 * 1024;
        limits.Http2.InitialConnectionWindowSize = 128 * 1024;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(15);
        limits.Http2.MaxStreamsPerConnection = 250; // What Go's client assumes until it is told.
    }
}
