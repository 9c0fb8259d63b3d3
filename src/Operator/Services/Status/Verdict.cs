using PyOps.Crds;

namespace PyOps.Operator.Services.Status;

/// <summary>What Ready, Reconciling and Stalled say. At most one of the three holds (kstatus).</summary>
/// <param name="State">Which of them holds.</param>
/// <param name="Reason">The reason of Ready, which is the STATUS column: the cause.</param>
/// <param name="Message">The message of the one that holds, and of Ready.</param>
internal sealed record Verdict(VerdictState State, string Reason, string Message)
{
    /// <summary>That the roll-out's deadline has passed, in words that name the cause too; null when it has not.</summary>
    public string? Deadline { get; init; }

    /// <summary>The reason of Stalled: the deadline, where that is why a person has to do something.</summary>
    public string StalledReason => Deadline is null ? Reason : Reasons.ProgressDeadlineExceeded;

    /// <summary>The message of Stalled while it holds.</summary>
    public string StalledMessage => Deadline ?? Message;
}
