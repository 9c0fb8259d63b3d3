using Prometheus;
using PyOps.Crds;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Policies;

/// <summary>Shows when exemptions end, so that an alert can come before.</summary>
internal sealed class ExemptionMetrics
{
    private readonly Gauge exemptions;
    private readonly Gauge expiry;
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    public ExemptionMetrics(OperatorMetrics metrics)
    {
        var factory = Metrics.WithCustomRegistry(metrics.Registry);
        exemptions = factory.CreateGauge(
            "pyops_policy_exemptions_expiring", "Exemptions of the policy that have an end, as the leader sees them.");
        expiry = factory.CreateGauge(
            "pyops_policy_exemption_expiry_timestamp_seconds",
            "When an exemption of the policy ends, or has ended, as the leader sees it.", ["exemption"]);
    }

    /// <summary>Shows these exemptions and no others. Never to be called twice at a time.</summary>
    public void Show(IEnumerable<ExpiringStatus> expiring)
    {
        var now = expiring.ToDictionary(
            exemption => exemption.Name!, exemption => new DateTimeOffset(exemption.Expires!.Value), StringComparer.Ordinal);
        foreach (var gone in shown.Except(now.Keys, StringComparer.Ordinal).ToList())
            expiry.RemoveLabelled(gone);
        shown.Clear();
        foreach (var (name, end) in now)
        {
            expiry.WithLabels(name).Set(end.ToUnixTimeSeconds());
            shown.Add(name);
        }

        exemptions.Set(now.Count);
    }
}
