using Microsoft.AspNetCore.Connections;
using PyOps.Hosting;
using PyOps.Webhooks.Policies;

namespace PyOps.Webhooks;

internal static class WebhookProcess
{
    private const int ExitOk = 0;
    private const int ExitNoPolicy = 2;
    private const int ExitPortTaken = 3;

    /// <summary>Where the process begins.</summary>
    public static async Task<int> Main(string[] args)
    {
        using var stop = new StopSignals();
        return await WebhookCommandLine.Invoke(args, options => Run(options, stop.Token));
    }

    /// <summary>Runs until stopped. Returns the exit code: 0 stopped, 2 nowhere to take a policy from, 3 a port is taken.</summary>
    public static async Task<int> Run(WebhookOptions options, CancellationToken stop)
    {
        using var logs = ConsoleLogging.Create(options.LogFormat, options.LogLevel);
        var logger = logs.CreateLogger("PyOps.Webhook");
        using var api = options.PolicyFile is null
            ? ApiAccess.Of(options.ApiServer, options.ApiTokenFile, options.ApiCaFile, TimeProvider.System)
            : null;
        if (api is null && options.PolicyFile is null)
        {
            logger.LogCritical(
                "There is no policy to follow: run in a cluster, or name --policy-file, or --api-server with its full address");
            return ExitNoPolicy;
        }
        try
        {
            await using var app = new WebhookApp(options, api, logs, TimeProvider.System);
            await app.Start(stop);
            await app.Run(stop);
            return ExitOk;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            logger.LogCritical("A port is taken: {Problem} Name free ones by --port and --health-port", failure.Message);
            return ExitPortTaken;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitOk;
        }
    }
}
