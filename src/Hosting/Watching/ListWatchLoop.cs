using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>
/// Keeps up with one collection for ever: lists it, watches from there, resumes a watch that ended, and lists again when that is the only
/// way to know what was missed. It never spins: whatever ends early is followed by a growing pause.
/// </summary>
public sealed class ListWatchLoop(ResourceEndpoint endpoint, ListWatchEvents events, TimeProvider time)
{
    // A watch that lived this long was a good one, however it ended.
    private static readonly TimeSpan goodWatch = TimeSpan.FromSeconds(10);

    private readonly PageReader list = new(endpoint, time);
    private readonly WatchLineReader watch = new(endpoint, time);

    // Apart, so that an API server that comes back after a while and has forgotten our version is listed at once.
    private readonly Backoff reconnect = new();
    private readonly Backoff relist = new();

    private string? resourceVersion; // Null: what the server has is unknown, list.
    private long? opened;
    private bool progressed;
    private long lastContact = time.GetTimestamp();
    private long lists;

    /// <summary>Lists that were completed.</summary>
    public long Lists => Interlocked.Read(ref lists);

    /// <summary>
    /// Time since the server last said something: a page, a line, a watch accepted or ended as agreed. Before that, since the start.
    /// </summary>
    public TimeSpan Staleness => time.GetElapsedTime(Interlocked.Read(ref lastContact));

    /// <summary>Runs until cancelled, and returns then without an exception.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await Attempt(cancellation), time, cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return; // Whatever breaks off while we stop is the stop.
            }
        }
    }

    // One list where needed, and one watch. Returns the pause before the next.
    private async Task<TimeSpan> Attempt(CancellationToken cancellation)
    {
        opened = null;
        progressed = false;
        try
        {
            resourceVersion ??= await List(cancellation);
            await Watch(cancellation);
            return Pause(resume: true, asked: null);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            var refusal = error as ApiStatusException;
            var verb = resourceVersion is null ? "list" : "watch";
            // Gone is said; of a kind that is no longer served, or a line that cannot be read, nothing is known either.
            var resume = refusal?.Status is not (404 or 410) && error is not JsonException;
            if (!resume)
                resourceVersion = null;
            var pause = Pause(resume, refusal?.RetryAfter);
            events.Failed(new ListWatchFailure(verb, error, pause));
            return pause;
        }
    }

    private async Task<string> List(CancellationToken cancellation)
    {
        events.ListStarted();
        await foreach (var item in list.Read(cancellation))
        {
            Contact();
            using var document = JsonElements.Parse(item);
            events.Listed(document.RootElement);
        }

        Contact();
        events.ListCompleted();
        Interlocked.Increment(ref lists);
        return list.ResourceVersion;
    }

    private async Task Watch(CancellationToken cancellation)
    {
        await foreach (var line in watch.Read(resourceVersion!, Opened, cancellation))
        {
            Contact();
            progressed = true;
            if (line.Event is not WatchEvent.Bookmark)
                events.Changed(line);
            resourceVersion = line.ResourceVersion ?? resourceVersion;
        }

        Contact();
    }

    // What a watch brings ends a series of broken connections, but not of lists: a server that sends one line and then 410, over and over,
    // would have us list without pause.
    private TimeSpan Pause(bool resume, TimeSpan? asked)
    {
        var lived = opened is { } since && time.GetElapsedTime(since) >= goodWatch;
        if (lived)
            relist.Reset();
        if (lived || progressed)
            reconnect.Reset();
        if (lived && asked is null)
            return TimeSpan.Zero;
        return resume ? reconnect.Next(asked) : relist.Next(asked);
    }

    private void Opened()
    {
        Contact();
        opened = time.GetTimestamp();
        events.WatchOpened();
    }

    private void Contact() => Interlocked.Exchange(ref lastContact, time.GetTimestamp());
}
