namespace PyOps.Rules.Pods;

/// <summary>How, how often and how patiently the kubelet asks.</summary>
/// <param name="Handler">What it does.</param>
/// <param name="PeriodSeconds">Seconds between two tries.</param>
/// <param name="FailureThreshold">Failures in a row that count.</param>
public sealed record ProbeView(HandlerView Handler, int PeriodSeconds, int FailureThreshold)
{
    /// <summary>What Kubernetes takes when no period is given.</summary>
    public const int DefaultPeriodSeconds = 10;

    /// <summary>What Kubernetes takes when no threshold is given.</summary>
    public const int DefaultFailureThreshold = 3;

    /// <summary>Seconds from the first failure on until the probe counts as failed, roughly.</summary>
    public long PatienceSeconds => (long)PeriodSeconds * FailureThreshold;
}
