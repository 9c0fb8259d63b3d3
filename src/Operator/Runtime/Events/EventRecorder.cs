using System.Text;
using System.Threading.Channels;
using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Events;

/// <summary>
/// Tells people what happened, as Kubernetes events (events.k8s.io/v1). Best effort: recording never waits and never fails; what is lost is
/// counted. The same said of the same object within ten minutes is counted and not sent.
/// </summary>
/// <param name="client">Connection to the API server.</param>
/// <param name="instance">Which replica speaks, such as the pod's name; 1 to 128 characters.</param>
/// <param name="metrics">What became of the events.</param>
/// <param name="logger">Events that were lost, and why.</param>
/// <param name="time">Clock.</param>
/// <param name="capacity">Events that may wait to be written.</param>
internal sealed class EventRecorder(
    IKubernetes client, string instance, OperatorMetrics metrics, ILogger logger, TimeProvider time, int capacity = 256)
{
    /// <summary>The reportingController of our events.</summary>
    public const string Reporter = "pyops.dev/operator";

    /// <summary>The API server's limit for a note, in bytes; longer ones are cut.</summary>
    public const int LongestNote = 1024;

    private readonly Channel<Eventsv1Event> waiting = Channel.CreateBounded<Eventsv1Event>(capacity);
    private readonly Lock gate = new();
    private readonly RecentEvents recent = new(time);

    /// <summary>Says something about an object. To be called on transitions only.</summary>
    /// <param name="regarding">The object, with its kind, and its uid where it has one.</param>
    /// <param name="kind">Normal, or Warning when somebody should have a look.</param>
    /// <param name="reason">Why, in one UpperCamelCase word; 1 to 128 characters.</param>
    /// <param name="action">What the operator did, in one UpperCamelCase word; 1 to 128 characters.</param>
    /// <param name="note">For people; nothing secret.</param>
    public void Record(IKubernetesObject<V1ObjectMeta> regarding, EventKind kind, string reason, string action, string note)
    {
        var meta = regarding.Metadata;
        var what = ($"{regarding.Kind}/{meta.NamespaceProperty}/{meta.Name}/{meta.Uid}", reason, note);
        lock (gate)
        {
            if (recent.Contains(what))
            {
                metrics.Event(EventOutcome.Repeated);
                return;
            }

            if (waiting.Writer.TryWrite(Event(regarding, kind, reason, action, note)))
                recent.Add(what);
            else
                metrics.Event(EventOutcome.Dropped);
        }
    }

    /// <summary>Writes events until the token is cancelled; those that still wait then are dropped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && await WaitAsync(cancellation))
        {
            while (!cancellation.IsCancellationRequested && waiting.Reader.TryRead(out var next))
                await WriteAsync(next, cancellation);
        }

        while (waiting.Reader.TryRead(out _))
            metrics.Event(EventOutcome.Dropped);
    }

    private async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        try
        {
            return await waiting.Reader.WaitToReadAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WriteAsync(Eventsv1Event body, CancellationToken cancellation)
    {
        try
        {
            await client.EventsV1.CreateNamespacedEventAsync(
                body: body, namespaceParameter: body.Metadata.NamespaceProperty, cancellationToken: cancellation);
            metrics.Event(EventOutcome.Written);
        }
        catch (Exception e)
        {
            metrics.Event(EventOutcome.Dropped);
            var about = new NamespacedName(body.Regarding.NamespaceProperty ?? "", body.Regarding.Name);
            logger.LogWarning(e, "Event {Reason} of {About} was lost", body.Reason, about);
        }
    }

    private Eventsv1Event Event(IKubernetesObject<V1ObjectMeta> regarding, EventKind kind, string reason, string action, string note)
    {
        var meta = regarding.Metadata;

        // The event of an object without a namespace lives in one all the same; newer
        // servers would take "default", too, older ones would not.
        var where = string.IsNullOrEmpty(meta.NamespaceProperty) ? "kube-system" : meta.NamespaceProperty;
        return new Eventsv1Event
        {
            Metadata = new V1ObjectMeta { Name = UniqueName(meta.Name), NamespaceProperty = where },
            Type = kind.ToString(),
            Reason = reason,
            Action = action,
            Note = Cut(note),
            EventTime = MicroTime.Of(time.GetUtcNow().UtcDateTime),
            ReportingController = Reporter,
            ReportingInstance = instance,
            Regarding = new V1ObjectReference
            {
                ApiVersion = regarding.ApiVersion,
                Kind = regarding.Kind,
                NamespaceProperty = meta.NamespaceProperty,
                Name = meta.Name,
                Uid = meta.Uid,
                ResourceVersion = meta.ResourceVersion,
            },
        }.Initialize();
    }

    /// <summary>A name may have 253 characters and none of its dots at the end of a part, where a long one is cut.</summary>
    private static string UniqueName(string name) => $"{name[..Math.Min(name.Length, 200)].TrimEnd('.', '-')}.{Guid.NewGuid():n}";

    /// <summary>At most <see cref="LongestNote"/> bytes of UTF-8, never half a character.</summary>
    private static string Cut(string note)
    {
        if (Encoding.UTF8.GetByteCount(note) <= LongestNote)
            return note;
        var kept = new StringBuilder();
        var size = "...".Length;
        foreach (var rune in note.EnumerateRunes())
        {
            size += rune.Utf8SequenceLength;
            if (size > LongestNote)
                break;
            kept.Append(rune);
        }

        return kept.Append("...").ToString();
    }
}
