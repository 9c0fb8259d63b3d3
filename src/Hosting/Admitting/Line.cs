namespace PyOps.Hosting.Admitting;

/// <summary>Seats by their networks, in each of which the oldest is first. For one thread at a time.</summary>
internal sealed class Line
{
    private readonly Dictionary<UInt128, LinkedList<Seat>> networks = [];
    private long added;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The oldest of the network that has the most, if there is any.</summary>
    public Seat? OldestOfMost =>
        networks.Values.MaxBy(network => (network.Count, -network.First!.Value.Order))?.First!.Value;

    /// <summary>The oldest of an address, if it has any.</summary>
    public Seat? OldestOfAddress(Origin origin) =>
        networks.GetValueOrDefault(origin.Network)?.FirstOrDefault(seat => seat.Origin.Address == origin.Address);

    /// <summary>The oldest of a network, if it has any.</summary>
    public Seat? OldestOfNetwork(Origin origin) => networks.GetValueOrDefault(origin.Network)?.First?.Value;

    /// <summary>Puts a seat at the end of its network.</summary>
    public void Add(Seat seat)
    {
        if (!networks.TryGetValue(seat.Origin.Network, out var network))
            networks[seat.Origin.Network] = network = new LinkedList<Seat>();
        network.AddLast(seat.Node);
        (seat.Line, seat.Order) = (this, ++added);
        Count++;
    }

    /// <summary>Makes a seat of it the newest.</summary>
    public void Renew(Seat seat)
    {
        var network = seat.Node.List!;
        network.Remove(seat.Node);
        network.AddLast(seat.Node);
        seat.Order = ++added;
    }

    /// <summary>Takes a seat out, wherever it is.</summary>
    public void Remove(Seat seat)
    {
        var network = seat.Node.List!;
        network.Remove(seat.Node);
        if (network.Count == 0)
            networks.Remove(seat.Origin.Network);
        seat.Line = null;
        Count--;
    }
}
