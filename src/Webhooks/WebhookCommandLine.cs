using System.CommandLine;
using System.CommandLine.Parsing;
using PyOps.Hosting;
using PyOps.Hosting.Options;
using PyOps.Rules.Checks;

namespace PyOps.Webhooks;

/// <summary>
/// The webhook's command line. Each flag has a variable of the environment, which the flag overrides: --cert-dir, PYOPS_CERT_DIR.
/// </summary>
internal static class WebhookCommandLine
{
    private static readonly Option<int> Port = Flags.Bounded("--port", "Port of the reviews, HTTPS.", 8443, 0, 65535);
    private static readonly Option<int> HealthPort = Flags.HealthPort();
    private static readonly Option<string> CertDir =
        Flags.Text("--cert-dir", "Folder with tls.crt and tls.key; read again when they change.", "/etc/pyops/tls");
    private static readonly Option<string?> ClientCa =
        Path("--client-ca", "Authorities of the clients that may ask, in PEM; read again when they change. Default: anybody may.");
    private static readonly Option<string[]> ClientName = new("--client-name")
    {
        Description = "Common name of a client that may ask, with --client-ca; may be repeated.",
    };
    private static readonly Option<string?> PolicyFile =
        Path("--policy-file", "A RuntimePolicy in JSON; read again when it changes. Default: the cluster's is watched.");
    private static readonly Option<string> DefaultMode =
        Flags.Choice("--default-mode", "Mode of namespaces without the label.", "warn", "enforce", "audit", "disabled");
    private static readonly Option<string?> DocsUrl =
        Path("--docs-url", "Address of docs/practices.md, to which messages lead. Default: they name kubectl pyops explain.");
    private static readonly Option<int> DrainSeconds =
        Flags.Bounded("--drain-seconds", "Seconds to go on serving after SIGTERM.", 10, 0, 300);
    private static readonly Option<string?> ApiServer =
        Path("--api-server", "Address of the API server. Default: the one of the cluster that it runs in.");
    private static readonly Option<string?> ApiTokenFile =
        Path("--api-token-file", "Token for the API server. Default: the service account's.");
    private static readonly Option<string?> ApiCaFile =
        Path("--api-ca-file", "The API server's certificate authorities. Default: the service account's.");
    private static readonly Option<string> LogFormat = Flags.LogFormat();
    private static readonly Option<string> LogLevel = Flags.LogLevel();

    /// <summary>
    /// Parses, and calls <paramref name="run"/> with what is asked for. Returns its exit code, 1 when the command line is wrong.
    /// </summary>
    public static Task<int> Invoke(string[] args, Func<WebhookOptions, Task<int>> run)
    {
        var command = new RootCommand("PyOps' admission webhook: checks pods and pod templates against the policy.")
        {
            Port, HealthPort, CertDir, ClientCa, ClientName, PolicyFile, DefaultMode, DocsUrl, DrainSeconds, ApiServer, ApiTokenFile,
            ApiCaFile, LogFormat, LogLevel,
        };
        command.Validators.Add(CheckClients);
        command.SetAction((parsed, _) => run(Options(parsed)));
        return command.Parse([.. args, .. FromEnvironment(command, args)]).InvokeAsync(StopSignals.HandledHere, CancellationToken.None);
    }

    private static WebhookOptions Options(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        HealthPort = parsed.GetValue(HealthPort),
        CertDir = parsed.GetValue(CertDir)!,
        ClientCa = parsed.GetValue(ClientCa),
        ClientNames = parsed.GetValue(ClientName) is { Length: > 0 } names ? names : [],
        PolicyFile = parsed.GetValue(PolicyFile),
        DefaultMode = Enum.Parse<Effect>(parsed.GetValue(DefaultMode)!, ignoreCase: true),
        DocsUrl = parsed.GetValue(DocsUrl),
        DrainSeconds = parsed.GetValue(DrainSeconds),
        ApiServer = parsed.GetValue(ApiServer),
        ApiTokenFile = parsed.GetValue(ApiTokenFile),
        ApiCaFile = parsed.GetValue(ApiCaFile),
        LogFormat = parsed.GetValue(LogFormat)!,
        LogLevel = parsed.GetValue(LogLevel)!,
    };

    // As arguments, so that values of the environment are checked like any other.
    private static IEnumerable<string> FromEnvironment(RootCommand command, string[] args)
    {
        foreach (var option in command.Options)
        {
            var variable = "PYOPS_" + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();
            var isGiven = args.Any(arg => arg == option.Name || arg.StartsWith(option.Name + "=", StringComparison.Ordinal));
            if (isGiven || Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } value)
                continue;
            foreach (var one in option == ClientName ? value.Split(',', StringSplitOptions.TrimEntries) : [value])
                yield return $"{option.Name}={one}";
        }
    }

    // An authority alone would let in whoever it ever signs for: of a cluster's own, each node and each person.
    private static void CheckClients(CommandResult result)
    {
        if (result.GetValue(ClientCa) is null != (result.GetValue(ClientName) is not { Length: > 0 }))
            result.AddError("--client-ca and --client-name go together; name a file and at least one common name, or neither");
        if (result.GetValue(ClientName)?.Any(string.IsNullOrWhiteSpace) is true)
            result.AddError("--client-name is empty; name the common name of a client's certificate");
    }

    private static Option<string?> Path(string name, string description) => new(name) { Description = description };
}
