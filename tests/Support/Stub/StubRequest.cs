using Microsoft.AspNetCore.Http;

namespace PyOps.Support.Stub;

/// <summary>A request that came.</summary>
public sealed record StubRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, string UserAgent, string Authorization, string Protocol)
{
    public bool IsWatch => Query.ContainsKey("watch");

    public static StubRequest Of(HttpRequest request) => new(
        request.Method,
        request.Path.Value ?? "/",
        request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal),
        request.Headers.UserAgent.ToString(),
        request.Headers.Authorization.ToString(),
        request.Protocol);
}
