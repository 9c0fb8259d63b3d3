namespace PyOps.Operator.Runtime.Queueing;

/// <summary>How a <see cref="Controller"/> works.</summary>
internal sealed record ControllerOptions
{
    /// <summary>Keys worked on at the same time, 1 or more.</summary>
    public int Workers { get; init; } = 16;

    /// <summary>How long running reconciles may go on when the controller stops, before their token is cancelled.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
