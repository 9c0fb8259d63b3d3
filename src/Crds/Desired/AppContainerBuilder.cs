using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The container in which the service's program runs.</summary>
internal static class AppContainerBuilder
{
    // The time that endpoints need to drain before the application is told to stop.
    private const int PreStopSeconds = 5;

    public static V1Container Build(CompletedService service, ClusterFacts facts, PodRole role) => new()
    {
        Name = PodRole.Container,
        Image = service.Image,
        Command = InitBuilder.Command(service),
        Args = service.Args is { Count: > 0 } args ? [.. args] : null,
        Env = EnvBuilder.Build(service),
        EnvFrom = service.EnvFrom is { Count: > 0 } from ? [.. from] : null,
        Ports = service.Port is { } port
            // hostPort too: the API server fills it in while somebody's edit puts the pods on the host's network, and it would stay.
            ? [new V1ContainerPort { Name = ApiNames.PortName, ContainerPort = port, HostPort = 0, Protocol = "TCP" }]
            : null,
        Resources = service.Resources,
        VolumeMounts = VolumeBuilder.Mounts(service),
        StartupProbe = ProbeBuilder.Startup(service),
        ReadinessProbe = ProbeBuilder.Readiness(service),
        LivenessProbe = ProbeBuilder.Liveness(service),
        Lifecycle = role.IsServing && service.IsWeb ? new V1Lifecycle { PreStop = Pause(facts) } : null,
        SecurityContext = HardeningBuilder.Container(service.Security),
        // The last line of the log is what tells why a container ended.
        TerminationMessagePolicy = "FallbackToLogsOnError",
    };

    private static V1LifecycleHandler Pause(ClusterFacts facts) => facts.NativeSleep
        ? new V1LifecycleHandler { Sleep = new V1SleepAction { Seconds = PreStopSeconds } }
        : new V1LifecycleHandler { Exec = new V1ExecAction { Command = ["sleep", $"{PreStopSeconds}"] } };
}
