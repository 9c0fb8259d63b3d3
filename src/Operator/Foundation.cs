using PyOps.Operator.Runtime;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator;

/// <summary>What every controller is built on.</summary>
/// <param name="Options">How the operator runs.</param>
/// <param name="Connection">To the API server.</param>
/// <param name="Metrics">Where it measures.</param>
/// <param name="Events">How it tells people.</param>
/// <param name="Applier">How it applies.</param>
/// <param name="Time">Clock and timers.</param>
/// <param name="Logs">Where it logs.</param>
internal sealed record Foundation(
    OperatorOptions Options, ApiConnection Connection, OperatorMetrics Metrics, EventRecorder Events, Applier Applier, TimeProvider Time, ILoggerFactory Logs);
