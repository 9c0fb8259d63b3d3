using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>What an apply led to.</summary>
/// <param name="Object">The object as the API server returned it; when nothing was sent, the live one that the caller knew.</param>
/// <param name="Outcome">What was done.</param>
internal readonly record struct Applied<T>(T Object, ApplyOutcome Outcome);
