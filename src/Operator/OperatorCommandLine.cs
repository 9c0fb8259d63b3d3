using System.CommandLine;
using PyOps.Hosting.Options;
using PyOps.Operator.Certificates;

namespace PyOps.Operator;

internal static class OperatorCommandLine
{
    private const string DefaultInitImage = "pyops/pyops-init:0.19.0";

    private static readonly Option<string?> Kubeconfig = new("--kubeconfig")
    {
        Description = "Path of a kubeconfig. Default: the cluster it runs in, else those of KUBECONFIG, else ~/.kube/config.",
    };
    private static readonly Option<string?> Context = new("--context")
    {
        Description = "Context of the kubeconfig. Default: its current one.",
    };
    private static readonly Option<string> Namespace = new("--namespace")
    {
        Description = "Namespace of the operator's Lease, and of the webhook.",
        DefaultValueFactory = _ => OwnNamespace(),
    };
    private static readonly Option<string[]> WatchNamespaces = new("--watch-namespace")
    {
        Description = "A namespace to look after; may be repeated. Default: all.",
    };
    private static readonly Option<bool> LeaderElection = new("--leader-election")
    {
        Description = "Agree with other replicas on one that works.",
        DefaultValueFactory = _ => true,
    };
    private static readonly Option<int> LeaseSeconds =
        Flags.Bounded("--lease-seconds", "Seconds after which a leader that was killed is replaced.", 15, 3, 300);
    private static readonly Option<int> Workers = Flags.Bounded("--workers", "Reconciles at the same time.", 16, 1, 64);
    private static readonly Option<int> HealthPort = Flags.HealthPort();
    private static readonly Option<string> InitImage = new("--init-image")
    {
        Description = "The pyops-init image, for services with `init: tini`.",
        DefaultValueFactory = _ => DefaultInitImage,
    };
    private static readonly Option<string?> DocsUrl = new("--docs-url")
    {
        Description = "Address of docs/practices.md, to which messages lead. Default: they name kubectl pyops explain.",
    };
    private static readonly Option<string?> WebhookService = new("--webhook-service")
    {
        Description = "Our webhook's Service in --namespace; its certificates are looked after. Default: no webhook.",
    };
    private static readonly Option<string> WebhookConfiguration =
        Flags.Text("--webhook-configuration", "ValidatingWebhookConfiguration of our webhook.", "pyops");
    private static readonly Option<string> WebhookSecret =
        Flags.Text("--webhook-secret", "Secret in --namespace with the webhook's certificate and key, for its pods.", "pyops-webhook-tls");
    private static readonly Option<string> WebhookAuthoritySecret =
        Flags.Text("--webhook-authority-secret", "Secret in --namespace with who signs it, for nobody else.", "pyops-webhook-ca");
    private static readonly Option<string> Certificates =
        Flags.Choice("--certificates", "Who writes Secret and caBundle: we, or somebody else such as cert-manager.", "managed", "external");
    private static readonly Option<string> LogFormat = Flags.LogFormat();
    private static readonly Option<string> LogLevel = Flags.LogLevel();

    /// <summary>The command, which calls <paramref name="run"/> with what was asked for and exits with what that returns.</summary>
    public static RootCommand Build(Func<OperatorOptions, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("PyOps: turns PythonServices into hardened pods, and keeps them so.")
        {
            Kubeconfig, Context, Namespace, WatchNamespaces, LeaderElection, LeaseSeconds, Workers, HealthPort, InitImage, DocsUrl,
            WebhookService, WebhookConfiguration, WebhookSecret, WebhookAuthoritySecret, Certificates, LogFormat, LogLevel,
        };
        foreach (var option in BoundsOptions.All)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => run(Options(parsed), cancellation));
        return command;
    }

    private static OperatorOptions Options(ParseResult parsed) => new()
    {
        Kubeconfig = parsed.GetValue(Kubeconfig),
        Context = parsed.GetValue(Context),
        Namespace = parsed.GetValue(Namespace)!,
        WatchNamespaces = parsed.GetValue(WatchNamespaces) ?? [],
        LeaderElection = parsed.GetValue(LeaderElection),
        LeaseSeconds = parsed.GetValue(LeaseSeconds),
        // The suffix keeps two processes of one pod, before and after a restart, apart.
        Identity = $"{Environment.MachineName}_{Guid.NewGuid().ToString("N")[..8]}",
        Workers = parsed.GetValue(Workers),
        HealthPort = parsed.GetValue(HealthPort),
        InitImage = parsed.GetValue(InitImage)!,
        DocsUrl = parsed.GetValue(DocsUrl),
        Bounds = BoundsOptions.Of(parsed),
        Certificates = parsed.GetValue(WebhookService) is { Length: > 0 } service ? CertificatesOf(service, parsed) : null,
        LogFormat = parsed.GetValue(LogFormat)!,
        LogLevel = parsed.GetValue(LogLevel)!,
    };

    private static CertificateOptions CertificatesOf(string service, ParseResult parsed) => new()
    {
        Namespace = parsed.GetValue(Namespace)!,
        Service = service,
        Configuration = parsed.GetValue(WebhookConfiguration)!,
        Secret = parsed.GetValue(WebhookSecret)!,
        AuthoritySecret = parsed.GetValue(WebhookAuthoritySecret)!,
        External = parsed.GetValue(Certificates) == "external",
    };

    private static string OwnNamespace() =>
        Environment.GetEnvironmentVariable("POD_NAMESPACE") is { Length: > 0 } own ? own : "pyops-system";
}
