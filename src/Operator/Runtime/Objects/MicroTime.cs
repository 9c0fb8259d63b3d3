namespace PyOps.Operator.Runtime.Objects;

/// <summary>Times for the fields of type MicroTime (Lease, Event), of which the API server insists on six digits after the point.</summary>
internal static class MicroTime
{
    /// <summary>
    /// The time to the microsecond and never on a full second, moved by 1 µs where it is: the client library writes a full second without a
    /// fraction, which the server rejects.
    /// </summary>
    public static DateTime Of(DateTime utc)
    {
        var micro = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
        return micro.Ticks % TimeSpan.TicksPerSecond == 0 ? micro.AddMicroseconds(1) : micro;
    }
}
