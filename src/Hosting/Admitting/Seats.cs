namespace PyOps.Hosting.Admitting;

/// <summary>
/// So many seats for whoever comes from outside. Who comes is never turned away: where there is no seat left, somebody goes, the oldest
/// of the network that has the most. First of those who have proven nothing yet; but a quarter of the seats is left to these, as everybody
/// is new once. Whose share is full makes room among his own, as soon as half of all have proven something among those that have.
/// </summary>
/// <param name="most">How many there are.</param>
/// <param name="what">What has a seat, in the plural.</param>
/// <param name="report">Where it is told who had to go.</param>
public sealed class Seats(int most, string what, CutReport report)
{
    // One in so many: where all have proven something, who comes still needs the time to.
    private const int Newcomers = 4;

    private readonly Lock gate = new();
    private readonly Shares shares = new(most);
    private readonly Line unproven = new();
    private readonly Line proven = new();
    private readonly CutCount cuts = report.Of(what);

    /// <summary>Seats somebody, for which another may have to go.</summary>
    /// <param name="origin">Who comes.</param>
    /// <param name="cut">Sends him away; called at most once, and not after the seat was given back.</param>
    public Seat Take(Origin origin, Action cut)
    {
        var seat = new Seat(this, origin, cut);
        Seat? other = null;
        lock (gate)
        {
            if (!shares.HasRoom(origin))
                Remove(other = WhoGoes(origin));
            unproven.Add(seat);
            shares.Add(origin);
        }
        if (other is not null)
        {
            other.Cut();
            cuts.Count(other.Origin);
        }
        return seat;
    }

    internal void Prove(Seat seat)
    {
        lock (gate)
        {
            if (seat.Line == proven)
            {
                proven.Renew(seat);
            }
            else if (seat.Line is { } line)
            {
                line.Remove(seat);
                proven.Add(seat);
            }
        }
    }

    internal void Leave(Seat seat)
    {
        lock (gate)
        {
            if (seat.Line is not null)
                Remove(seat);
        }
    }

    private Seat WhoGoes(Origin origin) =>
        shares.IsAddressFull(origin) ? First(most / 2, line => line.OldestOfAddress(origin))
        : shares.IsNetworkFull(origin) ? First(most / 2, line => line.OldestOfNetwork(origin))
        : First(most - (most / Newcomers), line => line.OldestOfMost);

    private Seat First(int mostProven, Func<Line, Seat?> oldest)
    {
        var (first, then) = proven.Count > mostProven ? (proven, unproven) : (unproven, proven);
        return (oldest(first) ?? oldest(then))!;
    }

    private void Remove(Seat seat)
    {
        seat.Line!.Remove(seat);
        shares.Remove(seat.Origin);
    }
}
