using PyOps.Client;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Cli.Auditing;

/// <summary>
/// Checks what is in a cluster. What a workload owns counts as the workload's: ReplicaSets and Jobs are its copies, and of its pods only
/// what the template has not (an injected sidecar, say) is reported, once.
/// </summary>
internal sealed class Auditor
{
    // What admission leaves out by name (namespaceSelector of the ValidatingWebhookConfiguration).
    private static readonly string[] SystemNamespaces = ["kube-system", "kube-public", "kube-node-lease", "pyops-system"];

    private readonly AuditOptions options;
    private readonly Policy policy;
    private readonly Modes modes;
    private readonly AuditReport report;
    private readonly DateTimeOffset now;
    private readonly Dictionary<string, AuditedObject> byUid = new(StringComparer.Ordinal);

    private Auditor(AuditOptions options, Policy policy, Modes modes, AuditReport report, DateTimeOffset now) =>
        (this.options, this.policy, this.modes, this.report, this.now) = (options, policy, modes, report, now);

    /// <summary>Checks a cluster.</summary>
    public static async Task<AuditReport> Run(ApiConnection connection, AuditOptions options, DateTimeOffset now)
    {
        var result = new AuditReport();
        var reader = new ClusterReader(connection, result.Problems);
        var rules = options.Policy ?? await ClusterPolicy.Read(reader, result);
        var auditor = new Auditor(options, rules, await Modes.Read(reader, options, result.Problems), result, now);
        foreach (var kind in AuditedKind.All)
        {
            await foreach (var json in reader.List(kind, options.Namespace))
                auditor.Look(kind, json);
        }
        return result;
    }

    private void Look(AuditedKind kind, ReadOnlyMemory<byte> json)
    {
        var header = AuditedHeader.Of(json);
        if (options.Namespace is null && SystemNamespaces.Contains(header.Namespace, StringComparer.Ordinal))
        {
            report.LeftOut.Add(header.Namespace);
            return;
        }
        var owner = header.Owner is null ? null : byUid.GetValueOrDefault(header.Owner);
        var item = owner ?? new AuditedObject(kind.Kind, header.Namespace, header.Name);
        byUid[header.Uid] = item;
        if (owner is not null && kind.Kind != "Pod")
            return;
        var mode = modes.Of(item.Namespace);
        report.Add(item, mode, isCounted: owner is null, Find(header, item, mode, json, owner is null ? null : header.Name));
    }

    private List<AuditFinding> Find(AuditedHeader header, AuditedObject item, Effect mode, ReadOnlyMemory<byte> json, string? pod)
    {
        var reading = PodReader.Read(json.Span);
        if (reading.Problem is { } problem)
            report.Problems.Add($"{item.Kind} {header.Namespace}/{header.Name} cannot be read: {problem}");
        if (reading.Pod is null)
            return [];
        return [.. Evaluator.Find(reading.Pod, policy, new(item.Namespace, null, mode, now))
            .Where(item.IsNew)
            .Select(finding => new AuditFinding(item, mode, finding, policy.EffectOf(finding.Rule), pod))];
    }
}
