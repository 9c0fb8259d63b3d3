using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The three probes. Readiness takes a pod out of the Service after 30 s; liveness is patient (2 minutes), because a slow database
/// must not restart the application.
/// </summary>
internal static class ProbeBuilder
{
    private const int StartupPeriodSeconds = 2;

    public static V1Probe? Startup(CompletedService service)
    {
        var tries = (service.Health.StartupSeconds + StartupPeriodSeconds - 1) / StartupPeriodSeconds;
        return Probe(service, service.Health.Path, StartupPeriodSeconds, tries);
    }

    public static V1Probe? Readiness(CompletedService service) =>
        Probe(service, service.Health.Path, periodSeconds: 10, failureThreshold: 3);

    public static V1Probe? Liveness(CompletedService service) =>
        Probe(service, service.Health.LivenessPath, periodSeconds: 20, failureThreshold: 6);

    private static V1Probe? Probe(CompletedService service, string? path, int periodSeconds, int failureThreshold)
    {
        var probe = new V1Probe
        {
            PeriodSeconds = periodSeconds,
            FailureThreshold = failureThreshold,
            SuccessThreshold = 1,
            TimeoutSeconds = service.Health.TimeoutSeconds,
        };
        if (service.Health.Exec is { Count: > 0 } exec)
            probe.Exec = new V1ExecAction { Command = [.. exec] };
        else if (!service.IsWeb)
            return null;
        else if (path is not null)
            probe.HttpGet = new V1HTTPGetAction { Path = path, Port = ApiNames.PortName, Scheme = "HTTP" };
        else
            // Not "/": it may answer 404 or 401 although all is well.
            probe.TcpSocket = new V1TCPSocketAction { Port = ApiNames.PortName };
        return probe;
    }
}
