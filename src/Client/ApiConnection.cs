using System.Net.Http.Headers;
using k8s;
using PyOps.Hosting;
using PyOps.Hosting.Watching;

namespace PyOps.Client;

/// <summary>A client of one API server, with the time limits and keep-alive that everything of ours uses.</summary>
public sealed class ApiConnection : IDisposable
{
    private static readonly TimeSpan requestTimeout = TimeSpan.FromSeconds(30);
    private readonly string? tlsServerName;
    private readonly ProductInfoHeaderValue userAgent;
    private SocketsHttpHandler? handler;

    private ApiConnection(KubernetesClientConfiguration config, BuildInfo program)
    {
        userAgent = ProductInfoHeaderValue.Parse(program.UserAgent);
        tlsServerName = config.TlsServerName;
        config.HttpClientTimeout = requestTimeout;
        config.UserAgent = program.UserAgent;
        config.FirstMessageHandlerSetup = SetUp;
        Client = new Kubernetes(config);
    }

    /// <summary>The typed client, for everything but list and watch. Use named arguments.</summary>
    public Kubernetes Client { get; }

    /// <summary>The API server's address, with a trailing slash.</summary>
    public Uri Address => Client.BaseUri;

    /// <summary>
    /// Opens a client; it sends nothing yet. Each call is a client with connections of its
    /// own, so that one may be throttled without the other.
    /// </summary>
    /// <exception cref="ConnectionException">No cluster was found, or the kubeconfig is unusable.</exception>
    public static ApiConnection Open(ConnectionOptions options)
    {
        try
        {
            return new ApiConnection(KubeConfigLocator.Find(options), options.Program);
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
            throw new ConnectionException(
                $"{Address} answered with {error.Status}: {error.Message}. Check the credentials: kubectl auth whoami.", error);
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

    private void SetUp(SocketsHttpHandler created)
    {
        handler = created;
        KeepAlive.Set(created);
    }

    private async Task Authorise(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.UserAgent.Clear();
        request.Headers.UserAgent.Add(userAgent);
        if (!string.IsNullOrEmpty(tlsServerName))
            request.Headers.Host = tlsServerName;
        if (Client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellation);
    }
}
