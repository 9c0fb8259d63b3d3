using System.Collections.Frozen;
using Prometheus;
using PyOps.Hosting;
using PyOps.Hosting.Health;
using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Measuring;

/// <summary>
/// The webhook's metrics, on a registry of their own. Every one exists from the start at zero, so that an alert on its growth works; those
/// of reviews are found by index, because a look-up by labels for each finding would cost more than the finding.
/// </summary>
internal sealed class WebhookMetrics
{
    private const string UnreadableRule = "unreadable";
    private static readonly string[] verdicts = ["allowed", "warned", "denied"];
    private static readonly string[] actions = ["audit", "warn", "enforce"];
    private static readonly FrozenDictionary<string, int> modes = Index(AdmissionPath.Modes);
    private static readonly FrozenDictionary<string, int> rules = Index([.. Catalogue.All.Select(rule => rule.Id), UnreadableRule]);

    private readonly Counter.Child[] reviews;
    private readonly Counter.Child[] findings;
    private readonly Counter.Child[] refused;
    private readonly Histogram latency;
    private readonly Gauge inFlight;
    private readonly Gauge certificateExpiry;
    private readonly Counter certificateFailures;

    public WebhookMetrics()
    {
        var factory = Metrics.WithCustomRegistry(Registry);
        factory.ExemplarBehavior = ExemplarBehavior.NoExemplars(); // There are no traces that could be pointed at.
        var reviewCounter = factory.CreateCounter("pyops_webhook_reviews_total",
            "Reviews, by the mode in the path and what was answered.", ["mode", "verdict"]);
        reviews = [.. AdmissionPath.Modes.SelectMany(mode => verdicts.Select(verdict => reviewCounter.WithLabels(mode, verdict)))];
        var findingCounter = factory.CreateCounter("pyops_webhook_findings_total",
            "Findings, by the mode in the path, the rule and what was done; unreadable: objects that could not be read.",
            ["mode", "rule", "action"]);
        findings =
        [
            .. from mode in AdmissionPath.Modes
               from rule in rules.OrderBy(entry => entry.Value)
               from action in actions
               select findingCounter.WithLabels(mode, rule.Key, action),
        ];
        var refusedCounter = factory.CreateCounter("pyops_webhook_refused_total",
            "Requests that were not answered by a review, by reason.", ["reason"]);
        refused = [.. Enum.GetValues<Refusal>().Select(reason => refusedCounter.WithLabels(reason.ToString().ToLowerInvariant()))];
        latency = factory.CreateHistogram("pyops_webhook_review_seconds", "From a review's headers to its answer.",
            new HistogramConfiguration
            {
                Buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
            });
        inFlight = factory.CreateGauge("pyops_webhook_in_flight", "Requests that are being answered.");
        certificateExpiry = factory.CreateGauge("pyops_webhook_certificate_expiry_timestamp_seconds",
            "When the certificate that is served expires, in seconds since 1970; 0 while there is none.");
        certificateFailures = factory.CreateCounter("pyops_webhook_certificate_failures_total",
            "Certificates that were found and cannot be served.");
        Policy = new PolicyMetrics(Registry);
        Clients = new ClientMetrics(Registry);
    }

    /// <summary>What /metrics shows.</summary>
    public CollectorRegistry Registry { get; } = ProgramRegistry.New(BuildInfo.Of(typeof(WebhookMetrics)));

    public PolicyMetrics Policy { get; }

    public ClientMetrics Clients { get; }

    /// <summary>A review was answered.</summary>
    public void Reviewed(AdmissionPath path, Decision decision)
    {
        var mode = modes[path.Mode];
        reviews[(mode * verdicts.Length) + (!decision.Allowed ? 2 : decision.Warnings is [] ? 0 : 1)].Inc();
        foreach (var (finding, effect) in decision.Findings)
            Count(mode, rules[finding.Rule.Id], effect);
        if (decision.Findings is [] && decision.Audit is not null)
            Count(mode, rules[UnreadableRule], path.Effect);
    }

    /// <summary>A request got no review as its answer.</summary>
    public void Refused(Refusal reason) => refused[(int)reason].Inc();

    /// <summary>A request begins.</summary>
    public void Begun() => inFlight.Inc();

    /// <summary>A request has ended.</summary>
    public void Ended(TimeSpan took)
    {
        inFlight.Dec();
        latency.Observe(took.TotalSeconds);
    }

    /// <summary>A certificate is served from now on.</summary>
    public void CertificateLoaded(DateTime expiry) => certificateExpiry.Set(new DateTimeOffset(expiry).ToUnixTimeSeconds());

    /// <summary>A certificate was found that cannot be served.</summary>
    public void CertificateFailed() => certificateFailures.Inc();

    private void Count(int mode, int rule, Effect effect) =>
        findings[(((mode * rules.Count) + rule) * actions.Length) + (int)effect - 1].Inc();

    private static FrozenDictionary<string, int> Index(string[] names) =>
        names.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
}
