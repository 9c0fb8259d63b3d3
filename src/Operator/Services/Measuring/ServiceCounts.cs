using System.Collections.Frozen;
using k8s.Models;
using Prometheus;
using PyOps.Crds;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Services.Measuring;

/// <summary>Counts services by what their conditions say, whenever metrics are collected; a replica counts what its store holds.</summary>
internal static class ServiceCounts
{
    private const string Other = "Other";
    private static readonly FrozenSet<string> types = ConditionTypes.InOrder.ToFrozenSet(StringComparer.Ordinal);

    // Whoever may write status can write anything; a label has to have an end.
    private static readonly FrozenSet<string> reasons =
        typeof(Reasons).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> statuses = new[] { "True", "False", "Unknown" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Shows the counts.</summary>
    /// <param name="metrics">Where.</param>
    /// <param name="services">The services that there are now.</param>
    public static void Show(OperatorMetrics metrics, Func<IEnumerable<PythonService>> services)
    {
        var gauge = Metrics.WithCustomRegistry(metrics.Registry).CreateGauge(
            "pyops_services", "PythonServices by what their conditions say.", ["condition", "status", "reason"]);
        HashSet<(string, string, string)> shown = [];
        metrics.Registry.AddBeforeCollectCallback(() =>
        {
            lock (shown)
            {
                var now = services().SelectMany(service => service.Status?.Conditions ?? []).Where(IsOurs).CountBy(Labels).ToDictionary();
                shown.UnionWith(now.Keys);
                foreach (var (condition, status, reason) in shown)
                    gauge.WithLabels(condition, status, reason).Set(now.GetValueOrDefault((condition, status, reason)));
            }
        });
    }

    private static bool IsOurs(V1Condition condition) => types.Contains(condition.Type) && statuses.Contains(condition.Status);

    private static (string, string, string) Labels(V1Condition condition) =>
        (condition.Type, condition.Status, reasons.Contains(condition.Reason) ? condition.Reason : Other);
}
