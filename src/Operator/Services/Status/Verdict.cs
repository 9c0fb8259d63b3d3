namespace PyOps.Operator.Services.Status;

/// <summary>What Ready, Reconciling and Stalled say. At most one of the three holds (kstatus).</summary>
/// <param name="State">Which of them holds.</param>
/// <param name="Reason">The reason of all three; the STATUS column.</param>
/// <param name="Message">The message of the one that holds, and of Ready.</param>
internal sealed record Verdict(VerdictState State, string Reason, string Message);
