namespace PyOps.Benchmarks;

/// <summary>A request as the operator sent it, and how it was answered.</summary>
internal sealed record RecordedRequest(HttpMethod Method, string Path, string? ContentType, byte[] Body, int Status);
