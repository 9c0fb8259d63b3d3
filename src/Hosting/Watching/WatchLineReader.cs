using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>Reads one watch, line by line.</summary>
public sealed class WatchLineReader(ResourceEndpoint endpoint, TimeProvider time)
{
    private static readonly TimeSpan headLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan grace = TimeSpan.FromSeconds(30);
    private static readonly StreamPipeReaderOptions pipeOptions = new(bufferSize: 16 * 1024);

    /// <summary>
    /// Watches from a resourceVersion until the server ends the watch, which it is asked to do after 240 to 480 s. The
    /// connection is given back or closed when the enumeration ends, however it ends. A last line without its line
    /// feed was cut off: it comes again with the next watch.
    /// </summary>
    /// <param name="resourceVersion">Changes after this one are read.</param>
    /// <param name="opened">Called when the server has accepted the watch.</param>
    /// <param name="cancellation">Ends the watch at once.</param>
    /// <exception cref="ApiStatusException">The server refused; 410: the resourceVersion is too old, list again.</exception>
    /// <exception cref="HttpRequestException">The connection failed.</exception>
    /// <exception cref="IOException">The connection failed while a line was read.</exception>
    /// <exception cref="TimeoutException">
    /// No head within 30 s, or no end within 30 s after the time the server was asked for: a dead connection.
    /// </exception>
    /// <exception cref="JsonException">A line is no event: what it said is lost, list again.</exception>
    public async IAsyncEnumerable<WatchLine> Read(
        string resourceVersion, Action opened, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Random, so that the watches of many informers do not all end at the same time.
        var seconds = Random.Shared.Next(240, 481);
        using var deadline = new Deadline(headLimit, time, cancellation);
        using var response = await deadline.Await(token => endpoint.Get(Query(resourceVersion, seconds), token));
        deadline.Restart(TimeSpan.FromSeconds(seconds) + grace);
        opened();
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await foreach (var line in Lines(PipeReader.Create(body, pipeOptions), deadline))
            yield return line;
    }

    private static async IAsyncEnumerable<WatchLine> Lines(PipeReader pipe, Deadline deadline)
    {
        ReadResult read;
        do
        {
            read = await deadline.Await(token => pipe.ReadAsync(token).AsTask());
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                // The document reads from the pipe's own memory: the pipe may not advance before the line has been used.
                using (var line = JsonElements.Parse(rest.Slice(0, end)))
                    yield return WatchLine.Of(line.RootElement);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }
        while (!read.IsCompleted);
    }

    private static string Query(string resourceVersion, int seconds) =>
        $"watch=true&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(resourceVersion)}&timeoutSeconds={seconds}";
}
