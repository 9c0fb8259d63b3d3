using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>One collection or document of the Kubernetes API, and how requests to it are sent.</summary>
/// <param name="Client">Client without a time limit of its own.</param>
/// <param name="Address">Absolute address, without a query.</param>
/// <param name="LabelSelector">Restricts lists and watches; null for all.</param>
/// <param name="Authorise">Puts credentials on a request.</param>
public sealed record ResourceEndpoint(
    HttpClient Client, Uri Address, string? LabelSelector, Func<HttpRequestMessage, CancellationToken, Task> Authorise)
{
    /// <summary>Restricts lists and watches by fields; null for all.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Sends a GET and returns when the head of a successful answer is there. The caller disposes it.</summary>
    /// <exception cref="ApiStatusException">The server refused.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task<HttpResponseMessage> Get(string query, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(Address) { Query = WithSelector(query) }.Uri)
        {
            Version = HttpVersion.Version20,
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        await Authorise(request, cancellation);
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await ApiStatusException.Read(response, cancellation);
    }

    /// <summary>Sends a GET and reads the whole answer. The caller disposes it.</summary>
    /// <inheritdoc cref="Get" path="/exception" />
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    public async Task<JsonDocument> GetJson(string query, CancellationToken cancellation)
    {
        using var response = await Get(query, cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        return await JsonDocument.ParseAsync(body, JsonElements.Parsing, cancellation);
    }

    private string WithSelector(string query) =>
        $"{query}{Parameter("labelSelector", LabelSelector)}{Parameter("fieldSelector", FieldSelector)}";

    private static string Parameter(string name, string? value) => value is { Length: > 0 } ? $"&{name}={Uri.EscapeDataString(value)}" : "";
}
