namespace PyOps.Hosting.Admitting;

/// <summary>What somebody has taken, and gives back by <see cref="Dispose"/>, unless it is taken from him.</summary>
public sealed class Seat : IDisposable
{
    private readonly Seats seats;
    private readonly Action cut;
    private readonly Lock gate = new();
    private bool isGivenBack;

    internal Seat(Seats seats, Origin origin, Action cut)
    {
        (this.seats, Origin, this.cut) = (seats, origin, cut);
        Node = new LinkedListNode<Seat>(this);
    }

    /// <summary>Who has it.</summary>
    public Origin Origin { get; }

    /// <summary>Whether it was taken from him.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Whether he has shown what he is here for.</summary>
    public bool IsProven { get; private set; }

    internal LinkedListNode<Seat> Node { get; }

    internal Line? Line { get; set; }

    internal long Order { get; set; }

    /// <summary>He has shown what he is here for: who has not goes before him.</summary>
    public void Prove()
    {
        IsProven = true;
        seats.Prove(this);
    }

    /// <summary>Sends him away.</summary>
    public void Cut()
    {
        // What was given back may be somebody else's by now.
        lock (gate)
        {
            if (isGivenBack || WasCut)
                return;
            WasCut = true;
            cut();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        seats.Leave(this);
        lock (gate)
            isGivenBack = true;
    }
}
