using System.CommandLine;
using PyOps.Cli.Auditing;
using PyOps.Cli.Linting;
using PyOps.Cli.Output;
using PyOps.Client;
using PyOps.Hosting;
using PyOps.Hosting.Options;
using PyOps.Rules.Checks;

namespace PyOps.Cli.Commands;

/// <summary><c>audit</c>.</summary>
internal sealed class AuditCommand
{
    private const string Text = """
        Check every pod and workload of a cluster: what admission would say if it were created now. It only reads: pods,
        workloads, namespaces (for their label pyops.dev/mode) and the RuntimePolicy, whose built-in defaults hold where there is none.

        A finding does the weaker of what its rule does and the mode of its namespace. What a workload owns counts as the
        workload's; of its pods only what its template has not is reported. Exemptions by user do not count: who created a pod is not
        known. Left out as in admission: kube-system, kube-public, kube-node-lease, pyops-system.

        Exit code: 0 nothing would be denied, 1 something would, 2 something could not be looked at, or a wrong command line.
        """;

    private static readonly string[] Examples =
    [
        "kubectl pyops audit", "the cluster as it is",
        "kubectl pyops audit --namespace web --as-mode enforce", "before `kubectl label namespace web pyops.dev/mode=enforce`",
        "kubectl pyops audit --as-mode enforce --policy policy.yaml", "before a policy is applied",
        "kubectl pyops audit --output json | jq -r '.[] | select(.rule == \"image-tag\") | .name'", "who runs images without a version",
    ];

    private readonly Option<string?> ns = new("--namespace", "-n")
    {
        Description = "Only this namespace, which may be one of the system's.",
        HelpName = "NS",
    };
    private readonly Option<string?> asMode = Flags.Optional("--as-mode", "Judge as if every namespace had this mode.", Words.Effects);
    private readonly Option<string> defaultMode = Flags.Choice(
        "--default-mode", "The mode of namespaces without a label: the install's admission.defaultMode.",
        ["warn", "enforce", "audit", "disabled"]);
    private readonly Option<string?> policy = Options.Policy();
    private readonly Option<string> output = Options.Output();
    private readonly Option<string?> kubeconfig = new("--kubeconfig")
    {
        Description = "Path of a kubeconfig. Default: those of KUBECONFIG, else ~/.kube/config; in a pod its service account.",
        HelpName = "FILE",
    };
    private readonly Option<string?> context = new("--context")
    {
        Description = "Context of the kubeconfig. Default: its current one.",
        HelpName = "NAME",
    };

    private AuditCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider time)
    {
        var options = new AuditCommand();
        var command = new TaughtCommand("audit", "Check what runs in a cluster against the rules.", Text, Examples)
        {
            options.ns, options.asMode, options.defaultMode, options.policy, options.output, options.kubeconfig, options.context,
        };
        command.SetAction((parsed, _) => options.Run(parsed, terminal, time));
        return command;
    }

    private async Task<int> Run(ParseResult parsed, Terminal terminal, TimeProvider time)
    {
        var options = new AuditOptions
        {
            Namespace = parsed.GetValue(ns),
            AsMode = parsed.GetValue(asMode) is { } mode ? Words.EffectOf(mode) : null,
            DefaultMode = Words.EffectOf(parsed.GetValue(defaultMode)!),
        };
        if (parsed.GetValue(policy) is { } path)
        {
            options = options with { Policy = GivenPolicy.Read(path, terminal.In, out var problems) };
            foreach (var line in problems)
                terminal.Complain(line);
            if (options.Policy is null)
                return ExitCode.Trouble;
        }
        try
        {
            using var connection = ApiConnection.Open(new()
            {
                Program = BuildInfo.Of(typeof(AuditCommand)),
                KubeConfig = parsed.GetValue(kubeconfig),
                Context = parsed.GetValue(context),
            });
            await connection.Probe(CancellationToken.None);
            return Print(await Auditor.Run(connection, options, time.GetUtcNow()), terminal, parsed.GetValue(output) == "json");
        }
        catch (ConnectionException none)
        {
            terminal.Complain(none.Message);
            return ExitCode.Trouble;
        }
    }

    private static int Print(AuditReport report, Terminal terminal, bool isJson)
    {
        report.Problems.ForEach(terminal.Complain);
        var findings = AuditFormat.Output(terminal, isJson);
        findings.Write([.. report.Findings.OrderBy(finding => finding.Object.Namespace, StringComparer.Ordinal)]);
        findings.Finish(AuditFormat.Summary(report));
        return ExitCode.Of(report.Problems.Count > 0, report.Findings.Exists(finding => finding.Effect == Effect.Enforce));
    }
}
