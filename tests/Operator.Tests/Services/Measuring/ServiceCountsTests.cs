using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Measuring;

public class ServiceCountsTests
{
    private readonly OperatorMetrics metrics = new();
    private readonly List<PythonService> services = [];

    public ServiceCountsTests() => ServiceCounts.Show(metrics, () => services);

    [Fact]
    public async Task Services_are_counted_by_condition_status_and_reason()
    {
        services.AddRange(
            [With("Ready", "True", "Running"), With("Ready", "True", "Running"), With("Ready", "False", "Progressing"), new()]);

        var text = await metrics.TextAsync();

        Assert.Contains("pyops_services{condition=\"Ready\",status=\"True\",reason=\"Running\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("pyops_services{condition=\"Ready\",status=\"False\",reason=\"Progressing\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_service_has_any_more_falls_to_zero()
    {
        services.Add(With("Stalled", "True", "InvalidSpec"));
        await metrics.TextAsync();
        services.Clear();

        Assert.Contains(
            "pyops_services{condition=\"Stalled\",status=\"True\",reason=\"InvalidSpec\"} 0\n", await metrics.TextAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_writes_into_status_makes_no_labels()
    {
        services.AddRange(Enumerable.Range(0, 1000).Select(i => With("Ready", "False", $"Reason{i}")));
        services.AddRange([With("Strange", "True", "Running"), With("Ready", "Perhaps", "Running")]);

        var lines = (await metrics.TextAsync()).Split('\n').Where(line => line.StartsWith("pyops_services{", StringComparison.Ordinal));

        Assert.Equal("pyops_services{condition=\"Ready\",status=\"False\",reason=\"Other\"} 1000", Assert.Single(lines));
    }

    private static PythonService With(string type, string status, string reason) => new()
    {
        Status = new PythonServiceStatus { Conditions = [new V1Condition { Type = type, Status = status, Reason = reason }] },
    };
}
