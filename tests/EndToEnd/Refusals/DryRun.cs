using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Refusals;

/// <summary>Asks a server what it says of a child, by the apply that the operator would send, as a dry run.</summary>
internal sealed class DryRun(Kubernetes client)
{
    private const string Namespace = "default";

    private readonly ConcurrentDictionary<(ResourceKind, string), Lazy<Task<Refusal?>>> asked = new();

    /// <summary>Why the server refuses it; null when it would take it, or has no such kind.</summary>
    public Task<Refusal?> Ask(ResourceKind kind, string body) =>
        asked.GetOrAdd((kind, body), key => new(() => Send(key.Item1, key.Item2))).Value;

    private async Task<Refusal?> Send(ResourceKind kind, string body)
    {
        var path = $"{kind.Path(Namespace)}/{(string)JsonNode.Parse(body)!["metadata"]!["name"]!}"
            + $"?fieldManager={ApiNames.FieldManager}&force=true&fieldValidation=Strict&dryRun=All";
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(client.BaseUri, path));
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/apply-patch+yaml"));
        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await client.HttpClient.SendAsync(request);
        return Verdict(kind, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Refusal? Verdict(ResourceKind kind, HttpStatusCode code, string text) => code switch
    {
        HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NotFound => null,
        // Anything else is no verdict on the object, but for what apply says of a body that it cannot read as one.
        HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError
            when JsonNode.Parse(text) is JsonObject status => new(
                kind.Kind, (string?)status["message"] ?? text,
                [.. (status["details"]?["causes"]?.AsArray() ?? []).Select(cause => (string?)cause!["field"] ?? "")]),
        _ => throw new InvalidOperationException($"{kind.Kind}: HTTP {(int)code}: {text}"),
    };

    /// <summary>Why a server refuses a child.</summary>
    /// <param name="Kind">The child's kind.</param>
    /// <param name="Message">The server's words.</param>
    /// <param name="Fields">The fields of the child that it names.</param>
    internal sealed record Refusal(string Kind, string Message, IReadOnlyList<string> Fields);
}
