namespace PyOps.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Goal">The most that it should be, in the figure's unit.</param>
/// <param name="Value">What it was.</param>
/// <param name="Unit">Such as MB.</param>
/// <param name="Note">Where the figure comes from.</param>
internal sealed record Figure(string Name, double Goal, double Value, string Unit, string Note);
