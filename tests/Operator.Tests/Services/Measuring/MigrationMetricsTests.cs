using k8s.Models;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Measuring;

/// <summary>How migrations end is counted once for each Job.</summary>
public class MigrationMetricsTests
{
    private readonly OperatorMetrics metrics = new();
    private readonly MigrationMetrics migrations;

    public MigrationMetricsTests() => migrations = new MigrationMetrics(metrics);

    [Theory]
    [InlineData("Complete", "", "succeeded")]
    [InlineData("Failed", "BackoffLimitExceeded", "failed")]
    [InlineData("Failed", "DeadlineExceeded", "timedout")]
    public async Task The_end_of_a_Job_is_counted_and_how_long_it_took(string type, string reason, string result)
    {
        migrations.Changed(before: null, Job());
        migrations.Changed(Job(), Ended(type, reason));
        migrations.Changed(Ended(type, reason), Ended(type, reason));
        migrations.Changed(Ended(type, reason), now: null);

        var text = await metrics.TextAsync();
        Assert.Contains($"pyops_migrations_total{{result=\"{result}\"}} 1", text, StringComparison.Ordinal);
        Assert.Contains("pyops_migrations_total{result=\"lost\"} 0", text, StringComparison.Ordinal);
        Assert.Contains("pyops_migration_seconds_sum 90", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_goes_before_it_has_ended_is_lost()
    {
        migrations.Changed(Job(), now: null);

        Assert.Contains("pyops_migrations_total{result=\"lost\"} 1", await metrics.TextAsync(), StringComparison.Ordinal);
    }

    private static V1Job Job() => new()
    {
        Metadata = new V1ObjectMeta { Name = "shop-j", Uid = "j1" },
        Status = new V1JobStatus { StartTime = Given.Noon.UtcDateTime },
    };

    private static V1Job Ended(string type, string reason)
    {
        var job = Job();
        var end = Given.Noon.UtcDateTime.AddSeconds(90);
        job.Status.CompletionTime = type == "Complete" ? end : null;
        job.Status.Conditions = [new V1JobCondition { Type = type, Status = "True", Reason = reason, LastTransitionTime = end }];
        return job;
    }
}
