using PyOps.Client;
using PyOps.Operator.Runtime.Managing;
using PyOps.Support.Stub;

namespace PyOps.Operator.Tests.Runtime.Managing;

/// <summary>A manager that runs against a stub, without leader election.</summary>
internal sealed class ManagerFixture : IAsyncDisposable
{
    private readonly ApiConnection connection;
    private readonly CancellationTokenSource stop = new();
    private Task run = Task.CompletedTask;

    private ManagerFixture(ApiStub stub)
    {
        Stub = stub;
        connection = stub.Connect();
        Manager = new Manager(
            new ManagerOptions("replica", HealthPort: 0, Lease: null, []),
            connection, connection, TimeProvider.System, Logs);
    }

    public ApiStub Stub { get; }

    public RecordingLogs Logs { get; } = new();

    public Manager Manager { get; }

    public static async Task<ManagerFixture> New() => new(await ApiStub.Run());

    public Task Start() => run = Manager.RunAsync(stop.Token);

    /// <summary>The collections that were listed, each as often as it was.</summary>
    public IEnumerable<string> Listed =>
        Stub.Requests.Where(request => !request.IsWatch).Select(request => request.Path).Order(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await run.Soon().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        connection.Dispose();
        await Stub.DisposeAsync();
        stop.Dispose();
    }
}
