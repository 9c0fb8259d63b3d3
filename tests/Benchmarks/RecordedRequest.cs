namespace PyOps.Benchmarks;

/// <summary>A request as the operator sent it, and how it was answered.</summary>
internal sealed record RecordedRequest(HttpMethod Method, string Path, string? ContentType, byte[] Body, int Status)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether its answer has no end.</summary>
    public bool IsWatch => Path.Contains("watch=true", StringComparison.Ordinal);
}
