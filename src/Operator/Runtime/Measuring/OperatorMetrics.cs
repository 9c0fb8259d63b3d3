using Prometheus;
using PyOps.Hosting;
using PyOps.Hosting.Health;

namespace PyOps.Operator.Runtime.Measuring;

/// <summary>
/// The operator's metrics, on a registry of their own. Every one exists from the start at zero, so that an alert on its growth works.
/// </summary>
internal sealed class OperatorMetrics
{
    private readonly Gauge leader;
    private readonly Counter applies;
    private readonly Counter ineffective;
    private readonly Counter verbs;
    private readonly Counter events;
    private readonly Gauge staleness;
    private readonly Gauge synced;
    private readonly Counter relists;
    private readonly Counter malformed;

    /// <summary>Makes the metrics.</summary>
    /// <param name="kinds">Kinds that the operator applies; one outside this list is counted too, but only from its first apply.</param>
    public OperatorMetrics(params IEnumerable<string> kinds)
    {
        var factory = Metrics.WithCustomRegistry(Registry);
        leader = factory.CreateGauge("pyops_leader", "1 while this replica leads, otherwise 0.");
        applies = factory.CreateCounter("pyops_applies_total", "Applies of desired objects, by outcome; unchanged ones send nothing.",
            ["kind", "outcome"]);
        ineffective = factory.CreateCounter("pyops_apply_ineffective_total",
            "Applies after which the object still differed: the comparison does not know something that the server does.",
            ["kind"]);
        verbs = factory.CreateCounter(
            "pyops_requests_total", "Objects that were read past the stores, created or deleted, by outcome.", ["verb", "kind", "outcome"]);
        events = factory.CreateCounter("pyops_events_total", "Events, by what became of them.", ["outcome"]);
        staleness = factory.CreateGauge("pyops_informer_staleness_seconds", "Time since the watch was last known to be current.", ["kind"]);
        synced = factory.CreateGauge("pyops_informer_synced", "1 when the store has been filled once, otherwise 0.", ["kind"]);
        relists = factory.CreateCounter("pyops_informer_relists_total", "Lists after the first one.", ["kind"]);
        malformed = factory.CreateCounter(
            "pyops_informer_malformed_total", "Objects that could not be read and were passed over.", ["kind"]);
        Bytes = new NamespaceBytes(factory, Registry);

        Applies(kinds);
        foreach (var outcome in Enum.GetValues<EventOutcome>())
            events.WithLabels(Label(outcome));
    }

    /// <summary>What /metrics shows.</summary>
    public CollectorRegistry Registry { get; } = ProgramRegistry.New(BuildInfo.Of(typeof(OperatorMetrics)));

    /// <summary>Whose objects are large.</summary>
    public NamespaceBytes Bytes { get; }

    /// <summary>Shows these kinds at zero, because they are applied.</summary>
    public void Applies(IEnumerable<string> kinds)
    {
        foreach (var kind in kinds)
        {
            ineffective.WithLabels(kind);
            foreach (var outcome in Enum.GetValues<ApplyOutcome>())
                applies.WithLabels(kind, Label(outcome));
            foreach (var verb in Enum.GetValues<Verb>())
                verbs.WithLabels(Label(verb), kind, Label(VerbOutcome.Done));
        }
    }

    /// <summary>This replica leads, or does so no longer.</summary>
    public void Leading(bool leads) => leader.Set(leads ? 1 : 0);

    /// <summary>An apply ended.</summary>
    public void Applied(string kind, ApplyOutcome outcome) => applies.WithLabels(kind, Label(outcome)).Inc();

    /// <summary>An apply left the object different from what was applied.</summary>
    public void ApplyIneffective(string kind) => ineffective.WithLabels(kind).Inc();

    /// <summary>An object was asked for, created or deleted.</summary>
    public void Asked(Verb verb, string kind, VerbOutcome outcome) => verbs.WithLabels(Label(verb), kind, Label(outcome)).Inc();

    /// <summary>An event was written, counted as a repeat, or lost.</summary>
    public void Event(EventOutcome outcome) => events.WithLabels(Label(outcome)).Inc();

    /// <summary>Shows an informer's numbers, which are read whenever metrics are collected.</summary>
    /// <param name="kind">The kind that is watched.</param>
    /// <param name="stalenessSeconds">Seconds since the watch was last known to be current.</param>
    /// <param name="isSynced">1 when the store has been filled once, otherwise 0.</param>
    /// <param name="relistCount">Lists after the first one; never falls.</param>
    /// <param name="malformedCount">Unreadable objects so far; never falls.</param>
    public void Watch(
        string kind, Func<double> stalenessSeconds, Func<double> isSynced, Func<double> relistCount, Func<double> malformedCount)
    {
        var (stale, sync, lists, bad) =
            (staleness.WithLabels(kind), synced.WithLabels(kind), relists.WithLabels(kind), malformed.WithLabels(kind));
        Registry.AddBeforeCollectCallback(() =>
        {
            stale.Set(stalenessSeconds());
            sync.Set(isSynced());
            lists.IncTo(relistCount());
            bad.IncTo(malformedCount());
        });
    }

    private static string Label(Enum outcome) => outcome.ToString().ToLowerInvariant();
}
