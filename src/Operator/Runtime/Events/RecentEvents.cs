namespace PyOps.Operator.Runtime.Events;

/// <summary>What was said in the last ten minutes, so that it is not said again. Not thread-safe.</summary>
internal sealed class RecentEvents(TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromMinutes(10);

    private readonly HashSet<(string Object, string Reason, string Note)> said = [];
    private readonly Queue<((string Object, string Reason, string Note) What, long When)> order = [];

    /// <summary>Whether this was said within the last ten minutes.</summary>
    public bool Contains((string Object, string Reason, string Note) what)
    {
        while (order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.When) >= memory)
            said.Remove(order.Dequeue().What);
        return said.Contains(what);
    }

    /// <summary>Remembers what <see cref="Contains"/> did not know.</summary>
    public void Add((string Object, string Reason, string Note) what)
    {
        if (said.Add(what))
            order.Enqueue((what, time.GetTimestamp()));
    }
}
