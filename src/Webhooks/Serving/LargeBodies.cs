using PyOps.Hosting.Admitting;

namespace PyOps.Webhooks.Serving;

/// <summary>
/// The turnstile for large bodies: few at a time, few waiting, and none for long (<see cref="ServerLimits.SmallBody"/>). Who has sent a
/// review before is next, then whose network has the fewest turns; and whoever keeps others waiting has to be quick.
/// </summary>
/// <param name="report">Where it is told who had to go.</param>
/// <param name="time">The clock.</param>
internal sealed class LargeBodies(CutReport report, TimeProvider time)
{
    private static readonly TimeSpan look = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Seats queue = new(ServerLimits.LargeWaiting, "waiting large bodies", report);
    private readonly CutCount cuts = report.Of("large bodies");
    private readonly Shares shares = new(ServerLimits.LargeAtOnce);
    private readonly List<LargeBody> waiting = [];
    private readonly List<LargeBody> reading = [];

    /// <summary>Waits for a turn, which ends when the body is disposed of; null when there is none in time.</summary>
    /// <param name="seat">That of the body, which is cut when others wait for it too long.</param>
    /// <param name="isKnown">Whether its client has sent a review before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<LargeBody?> Enter(Seat seat, bool isKnown, CancellationToken cancellation)
    {
        var body = new LargeBody(this, seat, isKnown);
        using var waits = queue.Take(seat.Origin, body.GiveUp);
        lock (gate)
        {
            waiting.Add(body);
            Next();
        }
        try
        {
            if (await Wait(body.Turn, cancellation))
                return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
        body.Dispose();
        return null;
    }

    /// <summary>A body has been read, or is not waited for any more.</summary>
    public void Leave(LargeBody body)
    {
        lock (gate)
        {
            waiting.Remove(body);
            End(body);
        }
    }

    private async Task<bool> Wait(Task<bool> turn, CancellationToken cancellation)
    {
        for (var begun = time.GetTimestamp(); !turn.IsCompleted; Hurry())
        {
            if (time.GetElapsedTime(begun) > ServerLimits.LargeWait)
                return false;
            await Task.WhenAny(turn, Task.Delay(look, time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
        return await turn;
    }

    // Of those that are equal in this, who waits longest.
    private void Next()
    {
        while (waiting.Where(body => shares.HasRoom(body.Seat.Origin))
            .MinBy(body => (!body.IsKnown, shares.OfNetwork(body.Seat.Origin))) is { } next)
        {
            waiting.Remove(next);
            reading.Add(next);
            shares.Add(next.Seat.Origin);
            next.Since = time.GetTimestamp();
            next.Begin();
        }
    }

    private void Hurry()
    {
        LargeBody? slow;
        lock (gate)
        {
            slow = reading.Find(IsInTheWay);
            if (slow is null)
                return;
            End(slow);
        }
        slow.Seat.Cut();
        cuts.Count(slow.Seat.Origin);
    }

    private bool IsInTheWay(LargeBody body) =>
        !body.IsComplete
        && time.GetElapsedTime(body.Since) > ServerLimits.LargeTime(body.Come)
        && waiting.Exists(other => shares.MakesRoom(body.Seat.Origin, other.Seat.Origin));

    private void End(LargeBody body)
    {
        if (!reading.Remove(body))
            return;
        shares.Remove(body.Seat.Origin);
        Next();
    }
}
