using System.Net;
using System.Net.Sockets;

namespace PyOps.Cluster;

/// <summary>
/// Ports of the loopback address for processes that tests start. They lie below those that the kernel gives to outgoing connections: such a
/// port could be taken between this look and the process' own.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 10_000;
    private static int last = Random.Shared.Next(Count);

    /// <summary>A port that nobody listens on, and that this process has not given out lately.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Count);
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
