namespace PyOps.Webhooks.Serving;

/// <summary>
/// An end to waits for bodies that costs no timer a review: all that begin within one <see cref="ServerLimits.BodyTime"/> share one, which
/// gives each of them at least that time and at most twice as much.
/// </summary>
internal sealed class BodyDeadline(TimeProvider time)
{
    private Shared current = new(time);

    /// <summary>Cancelled when a wait that begins now has lasted too long.</summary>
    public CancellationToken Token
    {
        get
        {
            var shared = Volatile.Read(ref current);
            if (!shared.IsOld)
                return shared.Token;
            // Of two that are made at once, either will do; one that is let go ends by itself.
            shared = new Shared(time);
            Volatile.Write(ref current, shared);
            return shared.Token;
        }
    }

    private sealed class Shared(TimeProvider time)
    {
        private readonly long begun = time.GetTimestamp();

        public bool IsOld => time.GetElapsedTime(begun) > ServerLimits.BodyTime;

        public CancellationToken Token { get; } = new CancellationTokenSource(2 * ServerLimits.BodyTime, time).Token;
    }
}
