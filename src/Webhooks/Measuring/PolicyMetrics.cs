using Prometheus;

namespace PyOps.Webhooks.Measuring;

/// <summary>What is told of the policy.</summary>
internal sealed class PolicyMetrics
{
    private readonly CollectorRegistry registry;
    private readonly Gauge generation;
    private readonly Gauge invalid;
    private readonly Counter loads;
    private readonly Gauge staleness;

    public PolicyMetrics(CollectorRegistry registry)
    {
        this.registry = registry;
        var factory = Metrics.WithCustomRegistry(registry);
        generation = factory.CreateGauge(
            "pyops_webhook_policy_generation",
            "metadata.generation of the policy at work; 0: the built-in defaults, or a file that does not say.");
        invalid = factory.CreateGauge(
            "pyops_webhook_policy_invalid", "1 while the newest policy is invalid and an older one is at work, otherwise 0.");
        loads = factory.CreateCounter("pyops_webhook_policy_loads_total", "Policies that came to work, the built-in defaults included.");
        staleness = factory.CreateGauge("pyops_webhook_policy_staleness_seconds", "Time since the policy was last known to be current.");
    }

    /// <summary>A policy is at work from now on.</summary>
    public void Loaded(long newGeneration)
    {
        generation.Set(newGeneration);
        invalid.Set(0);
        loads.Inc();
    }

    /// <summary>The newest policy is invalid.</summary>
    public void Invalid() => invalid.Set(1);

    /// <summary>Shows a time that is read whenever metrics are collected.</summary>
    public void Staleness(Func<TimeSpan> age) => registry.AddBeforeCollectCallback(() => staleness.Set(age().TotalSeconds));
}
