namespace PyOps.Admission.Support;

/// <summary>A request that was answered neither as a good pod is nor as a bad one.</summary>
/// <param name="Sent">When it was sent.</param>
/// <param name="Answered">When the answer came.</param>
/// <param name="Text">The answer.</param>
internal sealed record Failure(DateTimeOffset Sent, DateTimeOffset Answered, string Text);
