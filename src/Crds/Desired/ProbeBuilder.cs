using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The three probes. Startup bounds a start. Readiness takes a pod out of the Service after 30 s; liveness is patient (2 minutes),
/// because a slow database must not restart the application.
/// </summary>
internal static class ProbeBuilder
{
    private const int ShortestPeriodSeconds = 2;

    /// <summary>
    /// Asks what liveness asks: a database that is away must not restart what has just started. No try lasts longer than a period, so that
    /// a start may take what was written, and at most a period more, whether nobody answers or answers hang.
    /// </summary>
    public static V1Probe? Startup(CompletedService service)
    {
        var (budget, timeout) = (service.Health.StartupSeconds, service.Health.TimeoutSeconds);
        var period = Math.Min(budget, Connects(service) ? ShortestPeriodSeconds : Math.Max(ShortestPeriodSeconds, timeout));
        // One try more than fit in: the first may come at once.
        var probe = Probe(service, service.Health.LivenessPath, period, failureThreshold: ((budget + period - 1) / period) + 1);
        probe?.TimeoutSeconds = Math.Min(timeout, period);
        return probe;
    }

    public static V1Probe? Readiness(CompletedService service) =>
        Probe(service, service.Health.Path, ProbeTimes.ReadinessPeriodSeconds, ProbeTimes.ReadinessFailures);

    public static V1Probe? Liveness(CompletedService service) =>
        Probe(service, service.Health.LivenessPath, ProbeTimes.LivenessPeriodSeconds, ProbeTimes.LivenessFailures);

    // To connect takes no time: the kernel answers for the application.
    private static bool Connects(CompletedService service) => service.Health is { Exec.Count: 0, Path: null };

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
            probe.HttpGet = new V1HTTPGetAction
            {
                Path = path,
                Port = ApiNames.PortName,
                Scheme = "HTTP",
                HttpHeaders = Headers(service.Health),
            };
        else
            // Not "/": it may answer 404 or 401 although all is well.
            probe.TcpSocket = new V1TCPSocketAction { Port = ApiNames.PortName };
        return probe;
    }

    // Otherwise it is the pod's address, which Django's ALLOWED_HOSTS cannot know.
    private static IList<V1HTTPHeader>? Headers(CompletedHealth health) =>
        health.Host is null ? null : [new V1HTTPHeader { Name = "Host", Value = health.Host }];
}
