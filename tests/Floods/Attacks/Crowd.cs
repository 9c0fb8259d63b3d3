using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PyOps.Floods.Attacks;

/// <summary>Who attacks: so many visitors at once, each of which comes again when he was sent away, from these addresses in turn.</summary>
internal sealed class Crowd(int visitors, int networks = 1, int addresses = 1)
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);
    private int visits;

    /// <summary>How often somebody has come.</summary>
    public int Visits => visits;

    /// <summary>Lets each visit again and again, until the end.</summary>
    public Task Visit(Func<IPAddress, CancellationToken, Task> visit, CancellationToken end) =>
        Task.WhenAll(Enumerable.Range(0, visitors).Select(i => Again(i, visit, end)));

    private async Task Again(int visitor, Func<IPAddress, CancellationToken, Task> visit, CancellationToken end)
    {
        try
        {
            await Task.Delay(pause * (visitor % 50 / 50.0), end);
            while (!end.IsCancellationRequested)
            {
                await Once(visitor, visit, end);
                await Task.Delay(pause, end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It is over.
        }
    }

    private async Task Once(int visitor, Func<IPAddress, CancellationToken, Task> visit, CancellationToken end)
    {
        Interlocked.Increment(ref visits);
        try
        {
            await visit(From(visitor), end);
        }
        catch (Exception sentAway) when (sentAway is IOException or SocketException or AuthenticationException or ObjectDisposedException)
        {
            // He comes again.
        }
    }

    // 127.16.0.1 and on; a network is a /24.
    private IPAddress From(int visitor)
    {
        var address = visitor % (networks * addresses);
        return new IPAddress([127, 16, (byte)(address % networks), (byte)(1 + (address / networks))]);
    }
}
