namespace PyOps.Rules.Policies;

/// <summary>What came of reading a RuntimePolicy.</summary>
/// <param name="Policy">The policy; null when anything is wrong, because half a policy is none.</param>
/// <param name="Errors">Everything that is wrong, in the order of the fields.</param>
public sealed record PolicyReading(Policy? Policy, IReadOnlyList<PolicyError> Errors);
