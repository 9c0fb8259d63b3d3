namespace PyOps.Operator.Services.State;

/// <summary>A child that could not be brought about.</summary>
/// <param name="Reason">A reason of <see cref="Crds.Reasons"/>.</param>
/// <param name="Message">What the API server said, or what stands in the way, and the fix where it is known.</param>
/// <param name="Cause">The exception when trying again may help; null when only a person can help.</param>
internal sealed record ChildFailure(string Reason, string Message, Exception? Cause)
{
    /// <summary>Whether it passes by itself, and soon.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether a watch tells when it has passed, so that nobody has to look again.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether only a person can help.</summary>
    public bool IsFinal => Cause is null && !Waits;
}
