using System.Collections.Concurrent;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using PyOps.Client;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Support.Stub;

namespace PyOps.Operator.Tests.Runtime.Caching;

/// <summary>An informer of pods that runs against a stub.</summary>
internal sealed class InformerFixture : IAsyncDisposable
{
    private readonly ApiConnection connection;
    private readonly CancellationTokenSource stop = new();
    private Task run = Task.CompletedTask;

    private InformerFixture(ApiStub stub, InformerOptions<V1Pod>? options, TimeProvider? time)
    {
        Stub = stub;
        connection = stub.Connect();
        Informer = new Informer<V1Pod>(
            connection, ResourceKind.For<V1Pod>(), options ?? new InformerOptions<V1Pod>(), time ?? TimeProvider.System, Log);
        Informer.OnChange((old, current) => Changes.Enqueue(Describe(old, current)));
    }

    public ApiStub Stub { get; }

    public RecordingLogger Log { get; } = new();

    public Informer<V1Pod> Informer { get; }

    /// <summary>Handler calls: "+name@version", "name@1>2", "-name@version"; the uid is named when it changes.</summary>
    public ConcurrentQueue<string> Changes { get; } = [];

    public IReadOnlyList<StubRequest> Lists => [.. Stub.Requests.Where(request => !request.IsWatch)];

    public IReadOnlyList<StubRequest> Watches => [.. Stub.Requests.Where(request => request.IsWatch)];

    /// <summary>Scripts the stub's pods; <see cref="Start"/> follows.</summary>
    public static async Task<InformerFixture> New(
        Action<ListWatchScript> script, InformerOptions<V1Pod>? options = null, FakeTimeProvider? time = null, bool tls = false)
    {
        var stub = await ApiStub.Run(tls);
        script(stub.OnListWatch(Pods.Path));
        return new InformerFixture(stub, options, time);
    }

    public InformerFixture Start()
    {
        run = Informer.RunAsync(stop.Token);
        return this;
    }

    public async Task Stop()
    {
        await stop.CancelAsync();
        await run.Soon();
    }

    /// <summary>Waits until the handlers were called with exactly this.</summary>
    public async Task Sees(params string[] changes)
    {
        await Wait.Until(() => Changes.Count >= changes.Length, "handlers were called with " + string.Join(' ', changes) + Log);
        Assert.Equal(changes, Changes);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        connection.Dispose();
        await Stub.DisposeAsync();
        stop.Dispose();
    }

    private static string Describe(V1Pod? old, V1Pod? current) => (old, current) switch
    {
        (null, { } added) => $"+{added.Name()}@{added.ResourceVersion()}",
        ({ } gone, null) => $"-{gone.Name()}@{gone.ResourceVersion()}",
        ({ } was, { } now) when was.Uid() != now.Uid() => $"{was.Name()}:{was.Uid()}>{now.Uid()}",
        ({ } was, { } now) => $"{was.Name()}@{was.ResourceVersion()}>{now.ResourceVersion()}",
        _ => "nothing",
    };
}
