using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Serving;

/// <summary>A webhook for the tests that change nothing but its policy, one at a time.</summary>
[CollectionDefinition(nameof(SharedServer))]
public sealed class SharedServer : ICollectionFixture<SharedServer>, IAsyncLifetime
{
    internal Server Server { get; private set; } = null!;

    internal WebhookApp App => Server.App;

    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await Server.Ready();
        Client = Server.Client();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
