namespace PyOps.Operator.Runtime;

/// <summary>Something that must be in order.</summary>
/// <param name="Name">One word, shown by the endpoint.</param>
/// <param name="Problem">What is wrong now, or null when nothing is. Called for each request: quick, and it does not throw.</param>
internal sealed record HealthCheck(string Name, Func<string?> Problem);
