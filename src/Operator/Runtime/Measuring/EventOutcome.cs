namespace PyOps.Operator.Runtime.Measuring;

/// <summary>What became of an event.</summary>
internal enum EventOutcome
{
    /// <summary>The API server took it.</summary>
    Written,

    /// <summary>The same was said of the same object within ten minutes, so it was not sent.</summary>
    Repeated,

    /// <summary>Lost: too many were waiting, the API server refused it, or the process stopped.</summary>
    Dropped,
}
