using System.Net.Http.Headers;
using System.Reflection;
using k8s;
using PyOps.Operator.Runtime.Watching;

namespace PyOps.Operator.Runtime;

/// <summary>A client of one API server, with the time limits and keep-alive that everything of ours uses.</summary>
internal sealed class ApiConnection : IDisposable
{
    private static readonly TimeSpan requestTimeout = TimeSpan.FromSeconds(30);
    private readonly string? tlsServerName;
    private SocketsHttpHandler? handler;

    private ApiConnection(KubernetesClientConfiguration config)
    {
        tlsServerName = config.TlsServerName;
        config.HttpClientTimeout = requestTimeout;
        config.UserAgent = UserAgent;
        config.FirstMessageHandlerSetup = SetUp;
        Client = new Kubernetes(config);
    }

    /// <summary>How we name ourselves: <c>pyops-operator/version</c>, or whatever the program is that this is built into.</summary>
    public static string UserAgent { get; } = Agent(typeof(ApiConnection).Assembly.GetName());

    /// <summary>The typed client, for everything but list and watch. Use named arguments.</summary>
    public Kubernetes Client { get; }

    /// <summary>The API server's address, with a trailing slash.</summary>
    public Uri Address => Client.BaseUri;

    /// <summary>
    /// Opens a client; it sends nothing yet. Each call is a client with connections of its own, so that one may be throttled without the other.
    /// </summary>
    /// <exception cref="ConnectionException">No cluster was found, or the kubeconfig is unusable.</exception>
    public static ApiConnection Open(ConnectionOptions options)
    {
        try
        {
            return new ApiConnection(KubeConfigLocator.Find(options));
        }
        catch (Exception error) when (error is not ConnectionException)
        {
            throw new ConnectionException($"The credentials for the cluster cannot be used: {error.Message}", error);
        }
    }

    /// <summary>Asks the server for its version.</summary>
    /// <exception cref="ConnectionException">It cannot be reached, or does not know us.</exception>
    public async Task<ServerVersion> Probe(CancellationToken cancellation)
    {
        try
        {
            return await ServerInfo.Read(this, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (ApiStatusException error)
        {
            throw new ConnectionException($"{Address} answered with {error.Status}: {error.Message}. Check the credentials: kubectl auth whoami.", error);
        }
        catch (Exception error)
        {
            throw new ConnectionException(
                $"No API server can be reached at {Address}: {error.Message} Check with: curl -k {new Uri(Address, "version")}", error);
        }
    }

    /// <summary>A collection or document below the server's address, read with our credentials.</summary>
    /// <param name="path">Path without a leading slash.</param>
    /// <param name="labelSelector">Restricts lists and watches; null for all.</param>
    /// <param name="fieldSelector">The same, by fields.</param>
    public ResourceEndpoint Endpoint(string path, string? labelSelector = null, string? fieldSelector = null) =>
        new(Client.HttpClient, new Uri(Address, path), labelSelector, Authorise) { FieldSelector = fieldSelector };

    /// <summary>Closes every connection.</summary>
    public void Dispose()
    {
        Client.Dispose();
        handler?.Dispose(); // The client leaves its handler open, and with it the pool of connections.
    }

    private static string Agent(AssemblyName program) => $"{program.Name!.Replace('.', '-').ToLowerInvariant()}/{program.Version?.ToString(3)}";

    private void SetUp(SocketsHttpHandler created)
    {
        handler = created;
        created.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        created.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        created.KeepAlivePingTimeout = TimeSpan.FromSeconds(15);
        // A server allows about 100 streams a connection; every watch holds one for minutes.
        created.EnableMultipleHttp2Connections = true;
    }

    private async Task Authorise(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.UserAgent.Clear();
        request.Headers.UserAgent.Add(ProductInfoHeaderValue.Parse(UserAgent));
        if (!string.IsNullOrEmpty(tlsServerName))
            request.Headers.Host = tlsServerName;
        if (Client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellation);
    }
}
