using Prometheus;

namespace PyOps.Hosting.Admitting;

/// <summary>How many of one kind were sent away.</summary>
public sealed class CutCount
{
    private readonly CutReport report;
    private readonly string what;
    private readonly Counter.Child metric;

    internal CutCount(CutReport report, string what, Counter.Child metric) =>
        (this.report, this.what, this.metric) = (report, what, metric);

    /// <summary>Somebody had to go.</summary>
    public void Count(Origin origin)
    {
        metric.Inc();
        report.Add(what, origin);
    }
}
