namespace PyOps.Hosting.Watching;

/// <summary>How connections that carry watches are kept, and found dead.</summary>
public static class KeepAlive
{
    /// <summary>Sets a handler: a connection on which nobody answers for 45 s is closed, and with it the watches that it carries.</summary>
    public static void Set(SocketsHttpHandler handler)
    {
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(15);
        // A server allows about 100 streams a connection; every watch holds one for minutes.
        handler.EnableMultipleHttp2Connections = true;
    }
}
