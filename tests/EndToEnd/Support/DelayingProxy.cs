using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// A TCP proxy on this machine that hands on what the server says a while later. It reads nothing of it: TLS passes through.
/// </summary>
internal sealed class DelayingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri target;
    private readonly Task accepting;
    private long delayTicks;

    public DelayingProxy(Uri target)
    {
        this.target = target;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where to connect. The server's certificate must be good for 127.0.0.1.</summary>
    public Uri Address => new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How much later; it holds for what comes from now on.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref delayTicks));
        set => Interlocked.Exchange(ref delayTicks, value.Ticks);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(Serve(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        using (near)
        using (var ended = CancellationTokenSource.CreateLinkedTokenSource(stop.Token))
        {
            near.NoDelay = true;
            try
            {
                await far.ConnectAsync(target.Host, target.Port, ended.Token);
                // Whichever side ends first ends both, as a broken connection does.
                await await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), ended.Token), Later(far.GetStream(), near.GetStream(), ended.Token));
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
            {
                // A connection that breaks is the client's and the server's affair.
            }

            await ended.CancelAsync();
        }
    }

    private async Task Later(NetworkStream from, NetworkStream to, CancellationToken cancellation)
    {
        var pieces = Channel.CreateBounded<(DateTime Due, byte[] Bytes)>(1024);
        var writing = Write();
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var size)
            await pieces.Writer.WriteAsync((DateTime.UtcNow + Delay, buffer[..size]), cancellation);
        pieces.Writer.Complete();
        await writing;

        async Task Write()
        {
            await foreach (var (due, bytes) in pieces.Reader.ReadAllAsync(cancellation))
            {
                if (due - DateTime.UtcNow is { Ticks: > 0 } left)
                    await Task.Delay(left, cancellation);
                await to.WriteAsync(bytes, cancellation);
            }
        }
    }
}
