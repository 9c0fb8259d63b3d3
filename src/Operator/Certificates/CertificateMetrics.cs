using System.Security.Cryptography.X509Certificates;
using Prometheus;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Certificates;

/// <summary>What is measured of the webhook's certificates; all at zero from the start, with a webhook or without.</summary>
internal sealed class CertificateMetrics
{
    private readonly Gauge expiry;
    private readonly Gauge verified;
    private readonly Gauge waiting;
    private readonly Counter steps;

    public CertificateMetrics(OperatorMetrics metrics)
    {
        var factory = Metrics.WithCustomRegistry(metrics.Registry);
        expiry = factory.CreateGauge(
            "pyops_certificate_expiry_timestamp_seconds",
            "When what the webhook's Service presents (leaf), and the first that API servers trust (ca), expires.",
            ["certificate"]);
        verified = factory.CreateGauge(
            "pyops_certificate_verified",
            "1 when API servers would accept what the webhook's Service presented at the last look, otherwise 0.");
        waiting = factory.CreateGauge(
            "pyops_certificate_pods_waiting",
            "Webhook pods that do not present the newest certificate yet, as the leader sees it.");
        steps = factory.CreateCounter("pyops_certificate_steps_total", "Steps of the leader in Secret and caBundle.", ["step"]);
        expiry.WithLabels("leaf");
        expiry.WithLabels("ca");
        foreach (var kind in Enum.GetValues<StepKind>().Where(kind => kind is not (StepKind.Wait or StepKind.Rest)))
            steps.WithLabels(Label(kind));
    }

    /// <summary>What was seen at the Service.</summary>
    public void Seen(X509Certificate2 leaf, IEnumerable<X509Certificate2> authorities)
    {
        expiry.WithLabels("leaf").Set(Seconds(leaf));
        expiry.WithLabels("ca").Set(authorities.Select(Seconds).DefaultIfEmpty().Min());
    }

    /// <summary>Whether API servers would accept it.</summary>
    public void Verified(bool good) => verified.Set(good ? 1 : 0);

    /// <summary>So many pods are waited for.</summary>
    public void Waiting(int pods) => waiting.Set(pods);

    /// <summary>A step was taken.</summary>
    public void Took(StepKind kind) => steps.WithLabels(Label(kind)).Inc();

    private static double Seconds(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotAfter).ToUnixTimeSeconds();

    private static string Label(StepKind kind) => kind.ToString().ToLowerInvariant();
}
