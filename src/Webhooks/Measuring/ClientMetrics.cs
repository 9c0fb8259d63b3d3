using Prometheus;

namespace PyOps.Webhooks.Measuring;

/// <summary>What is told of the authorities of those who may ask; zero where anybody may.</summary>
internal sealed class ClientMetrics
{
    private readonly Gauge expiry;
    private readonly Counter failures;

    public ClientMetrics(CollectorRegistry registry)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        expiry = factory.CreateGauge(
            "pyops_webhook_client_ca_expiry_timestamp_seconds",
            "When the first authority of --client-ca expires, in seconds since 1970; 0 while there is none.");
        failures = factory.CreateCounter(
            "pyops_webhook_client_ca_failures_total", "Files of --client-ca that were found and are of no use; the last good one counts.");
    }

    /// <summary>They count from now on.</summary>
    public void AuthoritiesLoaded(DateTime firstExpiry) => expiry.Set(new DateTimeOffset(firstExpiry).ToUnixTimeSeconds());

    /// <summary>A file was found that is of no use.</summary>
    public void AuthoritiesFailed() => failures.Inc();
}
