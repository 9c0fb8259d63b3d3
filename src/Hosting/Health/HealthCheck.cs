namespace PyOps.Hosting.Health;

/// <summary>Something that must be in order.</summary>
/// <param name="Name">One word, shown by the endpoint.</param>
/// <param name="Problem">What is wrong now, or null when nothing is. Called for each request: quick, and it does not throw.</param>
public sealed record HealthCheck(string Name, Func<string?> Problem)
{
    /// <summary>One line for a person: <c>[+] name</c>, or <c>[-] name: problem</c>.</summary>
    internal static string Line(string name, string? problem) => problem is null ? $"[+] {name}\n" : $"[-] {name}: {problem}\n";
}
