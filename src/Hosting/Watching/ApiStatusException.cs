using System.Net.Http.Headers;
using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>The API server refused, by an HTTP status or by an ERROR event in a watch.</summary>
/// <param name="status">HTTP status, such as 410.</param>
/// <param name="message">The server's message.</param>
/// <param name="retryAfter">How long the server asks us to stay away.</param>
public sealed class ApiStatusException(int status, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>HTTP status, such as 410; 0 when an ERROR event had none.</summary>
    public int Status { get; } = status;

    /// <summary>How long the server asks us to stay away, when it does.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>From an answer that is no success.</summary>
    public static async Task<ApiStatusException> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        var message = MessageOf(body) ?? $"HTTP {(int)response.StatusCode} {response.ReasonPhrase}";
        return new ApiStatusException((int)response.StatusCode, message, Wait(response.Headers.RetryAfter));
    }

    /// <summary>From the Status object of an ERROR event.</summary>
    public static ApiStatusException Of(JsonElement status) => new(
        status.Member("code") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out var number) ? number : 0,
        status.Text("message") ?? "an ERROR event without a message");

    private static string? MessageOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("message");
        }
        catch (JsonException)
        {
            return null; // Proxies answer in HTML: the status line says as much.
        }
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date - DateTimeOffset.UtcNow);
}
