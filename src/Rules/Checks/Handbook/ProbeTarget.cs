using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Probes ask the right thing.
/// Reads: the three probes and the port names of each container.
/// Allowed: a port number, or the name of a port of the same container that is TCP; liveness that differs from readiness, or that does not
/// give up together with it, or only after more than a minute.
/// </summary>
internal static class ProbeTarget
{
    private const int FastSeconds = 60;

    public static readonly Rule Rule = new(Check)
    {
        Id = "probe-target",
        Practice = "6.6",
        Default = Effect.Warn,
        Title = "A probe of a port that does not exist, or a liveness probe as impatient as readiness",
        Why = "A probe of an unknown port never succeeds. When liveness gives up as soon as readiness, a slow moment becomes a restart.",
        Fix = "Name a port that the container has; make liveness wait for minutes, or ask something simpler.",
        Before = """
            containers:
            - name: app
              ports:
              - {name: http, containerPort: 8080}
              readinessProbe:
                httpGet: {path: /healthz, port: web}
            """,
        After = """
            containers:
            - name: app
              ports:
              - {name: http, containerPort: 8080}
              readinessProbe:
                httpGet: {path: /healthz, port: http}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            Port(findings, container, container.Startup, "startupProbe");
            Port(findings, container, container.Liveness, "livenessProbe");
            Port(findings, container, container.Readiness, "readinessProbe");
            if (container is { Liveness: { } liveness, Readiness: { } readiness } && FailTogether(container, liveness, readiness))
            {
                findings.Add(
                    container,
                    "livenessProbe",
                    null,
                    $"it asks what readinessProbe asks and gives up after {liveness.PatienceSeconds} s too, so a slow moment is a restart; "
                    + "let it wait for minutes (periodSeconds: 20, failureThreshold: 6)");
            }
        }
    }

    private static void Port(Findings findings, ContainerView container, ProbeView? probe, string field)
    {
        if (Name(probe) is not { } named)
            return;
        string? protocol = null;
        foreach (var port in container.Ports)
        {
            if (port.Name == named.Port)
                protocol = port.Protocol;
        }
        if (protocol == "TCP")
            return;
        findings.Add(
            container,
            $"{field}.{named.Kind}.port",
            named.Port,
            protocol is null
                ? $"no port of the container is called {Show.Quoted(named.Port)}; name one of its ports"
                : $"the port {Show.Quoted(named.Port)} is {Show.Plain(protocol)}, and a probe connects by TCP; name a port that is");
    }

    private static (string Kind, string Port)? Name(ProbeView? probe) => probe?.Handler switch
    {
        { Http.PortName: { } name } => ("httpGet", name),
        { Tcp.PortName: { } name } => ("tcpSocket", name),
        _ => null,
    };

    private static bool FailTogether(ContainerView container, ProbeView liveness, ProbeView readiness) =>
        liveness.Handler.DoesSomething && liveness.Handler.DoesTheSameAs(readiness.Handler, container.Ports)
        && liveness.PatienceSeconds <= Math.Min(readiness.PatienceSeconds, FastSeconds);
}
