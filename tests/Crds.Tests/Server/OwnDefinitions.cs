using PyOps.Cluster;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>
/// Today's definitions on a server with real CEL, under a group of the fixture's own: no operator and no other test sees what is stored.
/// Made by the first test that asks, so that tests are skipped where there is no such server.
/// </summary>
public sealed class OwnDefinitions : IAsyncLifetime
{
    private readonly string group = $"t{Guid.NewGuid():N}.pyops.test";
    private readonly Lazy<Task<Wire>> installed;

    public OwnDefinitions() => installed = new(Install);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!installed.IsValueCreated || !installed.Value.IsCompletedSuccessfully)
            return;
        foreach (var definition in DefinitionFiles.Today)
            await (await installed.Value).Send(HttpMethod.Delete, $"{Definitions.Path}/{DefinitionFiles.Plural(definition)}.{group}");
    }

    /// <summary>The objects of a kind.</summary>
    internal async Task<Objects> Of(string plural) => new(await installed.Value, group, plural);

    private async Task<Wire> Install()
    {
        var wire = new Wire((await CrdServer.Shared).Client);
        foreach (var definition in DefinitionFiles.Today)
            await Definitions.Apply(wire, Definitions.Under(group, definition));
        return wire;
    }
}
