using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Measuring;

public sealed class OperatorMetricsTests
{
    [Fact]
    public async Task Every_metric_exists_from_the_start_at_zero()
    {
        var metrics = new OperatorMetrics("Deployment");
        var controller = metrics.ForController("services");
        controller.Observe(new WorkQueue(TimeProvider.System, controller.Waited));
        metrics.Watch("Pod", () => 0, () => 0, () => 0, () => 0);
        var text = await metrics.TextAsync();

        foreach (var line in (string[])[
            "pyops_leader 0",
            "pyops_applies_total{kind=\"Deployment\",outcome=\"created\"} 0",
            "pyops_applies_total{kind=\"Deployment\",outcome=\"changed\"} 0",
            "pyops_applies_total{kind=\"Deployment\",outcome=\"unchanged\"} 0",
            "pyops_apply_ineffective_total{kind=\"Deployment\"} 0",
            "pyops_events_total{outcome=\"written\"} 0",
            "pyops_events_total{outcome=\"dropped\"} 0",
            "pyops_controller_queue_depth{controller=\"services\"} 0",
            "pyops_controller_queue_adds_total{controller=\"services\"} 0",
            "pyops_controller_queue_retries_total{controller=\"services\"} 0",
            "pyops_controller_queue_latency_seconds_count{controller=\"services\"} 0",
            "pyops_controller_reconcile_duration_seconds_count{controller=\"services\"} 0",
            "pyops_controller_reconciles_total{controller=\"services\",outcome=\"error\"} 0",
            "pyops_informer_staleness_seconds{kind=\"Pod\"} 0",
            "pyops_informer_synced{kind=\"Pod\"} 0",
            "pyops_informer_relists_total{kind=\"Pod\"} 0",
            "pyops_informer_malformed_total{kind=\"Pod\"} 0",
            "pyops_informer_bytes{namespace=\"\"} 0"])
            Assert.Contains(line + "\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_and_informer_numbers_are_read_at_each_scrape()
    {
        var metrics = new OperatorMetrics();
        var controller = metrics.ForController("services");
        var queue = new WorkQueue(TimeProvider.System, controller.Waited);
        controller.Observe(queue);
        var staleness = 1.5;
        metrics.Watch("Pod", () => staleness, () => 1, () => 2, () => 3);
        queue.Add(new NamespacedName("shop", "cart"));

        var text = await metrics.TextAsync();
        Assert.Contains("pyops_controller_queue_depth{controller=\"services\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("pyops_informer_staleness_seconds{kind=\"Pod\"} 1.5\n", text, StringComparison.Ordinal);
        staleness = 2.5;
        Assert.Contains("pyops_informer_staleness_seconds{kind=\"Pod\"} 2.5\n", await metrics.TextAsync(), StringComparison.Ordinal);
    }
}
