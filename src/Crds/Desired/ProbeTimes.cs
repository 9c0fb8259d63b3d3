namespace PyOps.Crds.Desired;

/// <summary>How often the probes ask, and how often they may fail. Seconds.</summary>
public static class ProbeTimes
{
    /// <summary>A readiness probe asks this often.</summary>
    public const int ReadinessPeriodSeconds = 10;

    /// <summary>Failures of the readiness probe, one after the other, that take a pod out of its Service.</summary>
    public const int ReadinessFailures = 3;

    /// <summary>A liveness probe asks this often.</summary>
    public const int LivenessPeriodSeconds = 20;

    /// <summary>Failures of the liveness probe, one after the other, that have the container restarted.</summary>
    public const int LivenessFailures = 6;

    /// <summary>No liveness probe ends a run sooner than this after it began.</summary>
    public const int SoonestLivenessKill = LivenessPeriodSeconds * (LivenessFailures - 1);
}
