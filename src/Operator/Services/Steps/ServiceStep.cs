namespace PyOps.Operator.Services.Steps;

/// <summary>
/// One rung of a service's reconcile. It takes note of what it cannot bring about, for status, and says why when no later step may be
/// taken. Only a conflict, which repeats the whole reconcile from fresh state, is thrown.
/// </summary>
/// <param name="now">Where the steps before have come to.</param>
/// <param name="cancellation">Cancelled when the process stops and the grace period is over.</param>
internal delegate Task<Progress> ServiceStep(Progress now, CancellationToken cancellation);
