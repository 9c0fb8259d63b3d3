using Microsoft.AspNetCore.Connections;
using PyOps.Client;
using PyOps.Hosting;
using PyOps.Operator.Runtime.Leading;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Supervising;
using PyOps.Operator.Services;

namespace PyOps.Operator;

/// <summary>The operator as a process: connects, follows, and works while it leads.</summary>
internal static class OperatorProcess
{
    private const int ExitOk = 0;
    private const int ExitLeadershipLost = 1;
    private const int ExitNoCluster = 2;
    private const int ExitPortTaken = 3;
    private const int ExitLoopFailed = 4;

    /// <summary>Where the process begins.</summary>
    public static async Task<int> Main(string[] args)
    {
        ClientJson.ShareStrings();
        using var stop = new StopSignals();
        var command = OperatorCommandLine.Build((options, _) =>
        {
            MemoryEnd.Arm(options.LogFormat);
            return RunAsync(options, stop.Token);
        });
        return await command.Parse(args).InvokeAsync(StopSignals.HandledHere, CancellationToken.None);
    }

    /// <summary>
    /// Runs until cancelled. Returns the exit code: 0 stopped, 1 leadership lost, 2 no cluster, 3 port taken, 4 a part failed. Where memory
    /// is exhausted, <see cref="MemoryEnd"/> ends the process with 5.
    /// </summary>
    public static async Task<int> RunAsync(OperatorOptions options, CancellationToken stop)
    {
        using var logs = ConsoleLogging.Create(options.LogFormat, options.LogLevel);
        var logger = logs.CreateLogger("PyOps.Operator");
        try
        {
            await WorkAsync(options, logs, logger, stop);
            return ExitOk;
        }
        catch (ConnectionException failure)
        {
            logger.LogCritical("{Problem}", failure.Message);
            return ExitNoCluster;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            logger.LogCritical("--health-port {Port} is taken; name a free one", options.HealthPort);
            return ExitPortTaken;
        }
        catch (LeadershipLostException lost)
        {
            logger.LogCritical(lost, "Leadership is lost; exiting so that nobody works twice");
            return ExitLeadershipLost;
        }
        catch (LoopFailedException failure)
        {
            logger.LogCritical("{Failure}; exiting, so that all is started anew", failure.Message);
            return ExitLoopFailed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitOk;
        }
    }

    private static async Task WorkAsync(OperatorOptions options, ILoggerFactory logs, ILogger logger, CancellationToken stop)
    {
        var source = new ConnectionOptions
        {
            Program = BuildInfo.Of(typeof(OperatorProcess)),
            KubeConfig = options.Kubeconfig,
            Context = options.Context,
        };
        using var connection = ApiConnection.Open(source);
        var version = await connection.Probe(stop);
        logger.LogInformation("Connected to {Address}, Kubernetes {Version}, as {Identity}", connection.Address, version, options.Identity);
        if (!version.AtLeast(OlderServers.Oldest.Major, OlderServers.Oldest.Minor))
        {
            logger.LogWarning(
                "Kubernetes {Version} is older than the oldest that is supported, {Oldest}: it does not evaluate the CEL rules of the CRDs",
                version, OlderServers.Oldest);
        }

        using var leases = ApiConnection.Open(source);
        var manager = new Manager(options.ForManager(), connection, leases, TimeProvider.System, logs);
        Features.AddTo(manager, options, version);
        await manager.RunAsync(stop);
    }
}
