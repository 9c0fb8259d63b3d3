using System.CommandLine;
using PyOps.Operator.Certificates;

namespace PyOps.Operator;

/// <summary>The operator's command line.</summary>
internal static class CommandLine
{
    private const string DefaultInitImage = "pyops/pyops-init:0.19.0";

    private static readonly Option<string?> Kubeconfig = new("--kubeconfig") { Description = "Path of a kubeconfig. Default: the cluster it runs in, else KUBECONFIG, else ~/.kube/config." };
    private static readonly Option<string?> Context = new("--context") { Description = "Context of the kubeconfig. Default: its current one." };
    private static readonly Option<string> Namespace = new("--namespace") { Description = "Namespace of the operator's Lease, and of the webhook.", DefaultValueFactory = _ => OwnNamespace() };
    private static readonly Option<string[]> WatchNamespaces = new("--watch-namespace") { Description = "A namespace to look after; may be repeated. Default: all." };
    private static readonly Option<bool> LeaderElection = new("--leader-election") { Description = "Agree with other replicas on one that works.", DefaultValueFactory = _ => true };
    private static readonly Option<int> LeaseSeconds = Bounded("--lease-seconds", "Seconds after which a leader that was killed is replaced.", 15, 3, 300);
    private static readonly Option<int> Workers = Bounded("--workers", "Reconciles at the same time.", 16, 1, 64);
    private static readonly Option<int> HealthPort = Bounded("--health-port", "Port of /livez, /readyz and /metrics.", 8081, 0, 65535);
    private static readonly Option<string> InitImage = new("--init-image") { Description = "The pyops-init image, for services with `init: tini`.", DefaultValueFactory = _ => DefaultInitImage };
    private static readonly Option<string?> WebhookService = new("--webhook-service") { Description = "Our webhook's Service in --namespace; its certificates are looked after. Default: no webhook." };
    private static readonly Option<string> WebhookConfiguration = Named("--webhook-configuration", "ValidatingWebhookConfiguration of our webhook.", "pyops");
    private static readonly Option<string> WebhookSecret = Named("--webhook-secret", "Secret in --namespace with the webhook's certificates.", "pyops-webhook-tls");
    private static readonly Option<string> Certificates = Choice("--certificates", "Who writes Secret and caBundle: we, or somebody else such as cert-manager.", "managed", "external");
    private static readonly Option<string> LogFormat = Choice("--log-format", "How to log.", "text", "json");
    private static readonly Option<string> LogLevel = Choice("--log-level", "What to log.", "info", "debug", "warning", "error");

    /// <summary>The command, which calls <paramref name="run"/> with what was asked for and exits with what that returns.</summary>
    public static RootCommand Build(Func<OperatorOptions, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("PyOps: turns PythonServices into hardened pods, and keeps them so.")
        {
            Kubeconfig, Context, Namespace, WatchNamespaces, LeaderElection, LeaseSeconds, Workers, HealthPort, InitImage,
            WebhookService, WebhookConfiguration, WebhookSecret, Certificates, LogFormat, LogLevel,
        };
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
        External = parsed.GetValue(Certificates) == "external",
    };

    private static string OwnNamespace() => Environment.GetEnvironmentVariable("POD_NAMESPACE") is { Length: > 0 } own ? own : "pyops-system";

    private static Option<int> Bounded(string name, string description, int fallback, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least} to {most}.", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
                result.AddError($"{name} is {value}; write a number from {least} to {most}");
        });
        return option;
    }

    private static Option<string> Named(string name, string description, string fallback) =>
        new(name) { Description = description, DefaultValueFactory = _ => fallback };

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
