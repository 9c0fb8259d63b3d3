using System.Runtime.InteropServices;
using Prometheus;

namespace PyOps.Hosting.Health;

/// <summary>Makes the registry of a program's metrics.</summary>
public static class ProgramRegistry
{
    /// <summary>A registry with what every program of ours measures: its runtime, and <c>pyops_build_info</c>.</summary>
    public static CollectorRegistry New(BuildInfo build)
    {
        var registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(registry);
        Metrics.WithCustomRegistry(registry)
            .CreateGauge("pyops_build_info", "1; the labels say what runs.", ["program", "version", "dotnet", "architecture"])
            .WithLabels(build.Program, build.Version, Environment.Version.ToString(), Architecture())
            .Set(1);
        return registry;
    }

    // As Go and the images' platforms call them.
    private static string Architecture() => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        var other => other.ToString().ToLowerInvariant(),
    };
}
