namespace PyOps.Hosting.Admitting;

/// <summary>
/// So many seats for whoever comes from outside. Who comes is never turned away: where there is no seat left, somebody goes, the oldest
/// of the network that has the most. First of those who have proven nothing yet; but half of the seats are left to these, as everybody is
/// new once. Whose share is full makes room among his own.
/// </summary>
/// <param name="most">How many there are.</param>
/// <param name="what">What has a seat, in the plural.</param>
/// <param name="report">Where it is told who had to go.</param>
public sealed class Seats(int most, string what, CutReport report)
{
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

    private Seat WhoGoes(Origin origin)
    {
        var (first, then) = proven.Count > most / 2 ? (proven, unproven) : (unproven, proven);
        var goes = shares.IsAddressFull(origin) ? first.OldestOfAddress(origin) ?? then.OldestOfAddress(origin)
            : shares.IsNetworkFull(origin) ? first.OldestOfNetwork(origin) ?? then.OldestOfNetwork(origin)
            : first.OldestOfMost ?? then.OldestOfMost;
        return goes!;
    }

    private void Remove(Seat seat)
    {
        seat.Line!.Remove(seat);
        shares.Remove(seat.Origin);
    }
}
