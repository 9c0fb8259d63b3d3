using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Runtime.Queueing;

/// <summary>Adds what controllers measure to the operator's metrics.</summary>
internal static class ControllerMeasuring
{
    /// <summary>Metrics of a controller, all at zero.</summary>
    public static ControllerMetrics ForController(this OperatorMetrics metrics, string name) => new(metrics.Registry, name);
}
