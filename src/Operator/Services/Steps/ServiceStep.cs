namespace PyOps.Operator.Services.Steps;

/// <summary>
/// One rung of a service's reconcile. It makes the condition that it owns, takes note of what it cannot bring about, for status, and
/// says why when no later step may be taken. What it throws is told too, but for a conflict, which repeats the whole reconcile from fresh
/// state until it has lasted.
/// </summary>
/// <param name="now">Where the steps before have come to.</param>
/// <param name="cancellation">Cancelled when the process stops and the grace period is over.</param>
internal delegate Task<Progress> ServiceStep(Progress now, CancellationToken cancellation);
