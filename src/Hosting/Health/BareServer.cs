using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PyOps.Hosting.Health;

/// <summary>Makes servers that have Kestrel and nothing else: no configuration, no routing, no handling of signals.</summary>
public static class BareServer
{
    /// <summary>What of a connection is kept at most before it is read, and before it is sent, each in bytes.</summary>
    public const int BufferBytes = 64 * 1024;

    /// <summary>Makes a server.</summary>
    /// <param name="logs">Where it logs, of each kind of event one line a minute.</param>
    /// <param name="configure">Sets its endpoints and limits.</param>
    public static WebApplication Build(ILoggerFactory logs, Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(new CalmLogs(logs, TimeProvider.System));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore();
        // There are few connections, and much on each: 4 KiB for each one cost less than asking before every read whether it has something.
        builder.Services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.WaitForDataBeforeAllocatingBuffer = false;
            sockets.MaxReadBufferSize = BufferBytes;
            sockets.MaxWriteBufferSize = BufferBytes;
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            configure(kestrel);
        });
        return builder.Build();
    }

    // Signals are the process' own business: a server is there until it is told to stop.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
