using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s;

namespace PyOps.Operator.Tests.Stub;

/// <summary>An API server in process, at the HTTP boundary: it answers by a function and keeps what was asked.</summary>
internal sealed class FakeApi(Func<FakeApi.Request, HttpResponseMessage> answer) : DelegatingHandler
{
    private readonly List<Request> requests = [];

    public sealed record Request(HttpMethod Method, string Path, string Query, JsonNode? Body, string? ContentType);

    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    /// <summary>Forgets what was asked so far.</summary>
    public void Forget()
    {
        lock (requests)
            requests.Clear();
    }

    public Kubernetes Client() => new(new KubernetesClientConfiguration { Host = "http://api.invalid" }, this);

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int code) =>
        Json($$"""{"kind":"Status","apiVersion":"v1","status":"Failure","code":{{code}}}""", (HttpStatusCode)code);

    /// <summary>The answer of a server that stores what it is sent.</summary>
    public static HttpResponseMessage Stored(Request request, string uid = "uid-1", string version = "7", Action<JsonNode>? change = null)
    {
        var stored = request.Body!.DeepClone();
        stored["metadata"]!["uid"] = uid;
        stored["metadata"]!["resourceVersion"] = version;
        change?.Invoke(stored);
        return Json(stored.ToJsonString());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new Request(request.Method, request.RequestUri!.AbsolutePath, request.RequestUri.Query,
            string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body), request.Content?.Headers.ContentType?.MediaType);
        lock (requests)
            requests.Add(seen);
        var response = answer(seen);
        response.RequestMessage = request;
        return response;
    }
}
