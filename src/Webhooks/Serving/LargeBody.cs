using PyOps.Hosting.Admitting;

namespace PyOps.Webhooks.Serving;

/// <summary>A large body that waits for its turn or has it, until it is disposed of.</summary>
/// <param name="all">Who gives turns.</param>
/// <param name="seat">That of the body.</param>
/// <param name="isKnown">Whether its client has sent a review before.</param>
internal sealed class LargeBody(LargeBodies all, Seat seat, bool isKnown) : IDisposable
{
    private long come;
    private volatile bool isComplete;
    private readonly TaskCompletionSource<bool> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>That of the body.</summary>
    public Seat Seat { get; } = seat;

    /// <summary>True: it is its turn. False: it has to make room for one that waits, too.</summary>
    public Task<bool> Turn => turn.Task;

    /// <inheritdoc cref="LargeBody(LargeBodies, Seat, bool)" path="/param[@name='isKnown']"/>
    public bool IsKnown => isKnown;

    /// <summary>When its turn began.</summary>
    public long Since { get; set; }

    /// <summary>Bytes that have come.</summary>
    public long Come
    {
        get => Volatile.Read(ref come);
        set => Volatile.Write(ref come, value);
    }

    /// <summary>Whether all of it has come. What is left is our work, for which nobody is cut.</summary>
    public bool IsComplete
    {
        get => isComplete;
        set => isComplete = value;
    }

    /// <summary>Ends its wait: it may be read.</summary>
    public void Begin() => turn.TrySetResult(true);

    /// <summary>Ends its wait in vain.</summary>
    public void GiveUp() => turn.TrySetResult(false);

    /// <inheritdoc />
    public void Dispose() => all.Leave(this);
}
