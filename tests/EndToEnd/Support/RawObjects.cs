using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>The objects of one kind as the server shows them, every field, in the bench's namespace.</summary>
internal sealed class RawObjects<T>(Bench bench)
    where T : IKubernetesObject<V1ObjectMeta>
{
    private const string Manager = "somebody";
    private static readonly ResourceKind kind = ResourceKind.For<T>();

    /// <summary>Whether the server has the kind.</summary>
    public async Task<bool> AreServed() => (await Send(HttpMethod.Get, "")).Status == HttpStatusCode.OK;

    public async Task<JsonObject?> Get(string name) =>
        await Send(HttpMethod.Get, $"/{name}") is { Status: HttpStatusCode.OK } found ? found.Body : null;

    /// <summary>
    /// Patches as another manager than ours would, or only asks what would be. The object, or what the server said against it.
    /// </summary>
    public async Task<(JsonObject? Object, string? Refusal)> Patch(string name, JsonArray operations, bool dryRun = false)
    {
        var query = $"?fieldManager={Manager}{(dryRun ? "&dryRun=All" : "")}";
        return Verdict(await Send(HttpMethod.Patch, $"/{name}{query}", operations, "application/json-patch+json"));
    }

    /// <summary>What the server would make of an intent of ours whose name is new.</summary>
    public async Task<JsonObject> WouldBe(T intent)
    {
        var query = $"?fieldManager={ApiNames.FieldManager}&force=true&dryRun=All";
        var answer = await Send(
            HttpMethod.Patch, $"/{intent.Metadata.Name}{query}", CanonicalJson.Of((object)intent), "application/apply-patch+yaml");
        var (made, refusal) = Verdict(answer);
        return made ?? throw new InvalidOperationException($"{kind.Kind}: {refusal}");
    }

    private static (JsonObject? Object, string? Refusal) Verdict((HttpStatusCode Status, JsonObject Body) answer) => answer.Status switch
    {
        HttpStatusCode.OK or HttpStatusCode.Created => (answer.Body, null),
        // It has judged the object; anything else is no verdict.
        HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest => (null, answer.Body["message"]!.ToString()),
        _ => throw new InvalidOperationException($"{kind.Kind}: HTTP {(int)answer.Status}: {answer.Body.ToJsonString()}"),
    };

    private async Task<(HttpStatusCode Status, JsonObject Body)> Send(
        HttpMethod method, string rest, JsonNode? body = null, string? type = null)
    {
        var client = bench.Cluster.Client;
        using var request = new HttpRequestMessage(method, new Uri(client.BaseUri, kind.Path(bench.Namespace) + rest));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8)
            {
                Headers = { ContentType = new MediaTypeHeaderValue(type!) },
            };
        }

        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await client.HttpClient.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : new JsonObject { ["message"] = text });
    }
}
