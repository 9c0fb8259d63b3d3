namespace PyOps.Hosting.Watching;

/// <summary>Why a list or watch broke off.</summary>
/// <param name="Verb"><c>list</c> or <c>watch</c>.</param>
/// <param name="Error">The cause.</param>
/// <param name="RetryAfter">Time until the next try.</param>
public readonly record struct ListWatchFailure(string Verb, Exception Error, TimeSpan RetryAfter)
{
    /// <summary>The HTTP status when the server refused, else null.</summary>
    public int? Status => (Error as ApiStatusException)?.Status;
}
