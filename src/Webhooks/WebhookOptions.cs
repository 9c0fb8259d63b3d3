using PyOps.Rules.Checks;

namespace PyOps.Webhooks;

/// <summary>What the command line and the environment ask for.</summary>
internal sealed record WebhookOptions
{
    /// <summary>Port of the reviews, HTTPS on every address; 0 for a free one.</summary>
    public int Port { get; init; } = 8443;

    /// <summary>Port of /livez, /readyz and /metrics, plain HTTP on every address; 0 for a free one.</summary>
    public int HealthPort { get; init; } = 8081;

    /// <summary>Folder with tls.crt and tls.key.</summary>
    public string CertDir { get; init; } = "/etc/pyops/tls";

    /// <summary>File with the authorities of those who may ask for reviews; null: anybody may.</summary>
    public string? ClientCa { get; init; }

    /// <summary>The common names of those who may ask, where <see cref="ClientCa"/> is given.</summary>
    public IReadOnlyList<string> ClientNames { get; init; } = [];

    /// <summary>File with a RuntimePolicy in JSON; null: the cluster's is watched.</summary>
    public string? PolicyFile { get; init; }

    /// <summary>Mode of namespaces without a label.</summary>
    public Effect DefaultMode { get; init; } = Effect.Warn;

    /// <summary>Address of docs/practices.md, to which messages lead; null: they name <c>kubectl pyops explain</c>.</summary>
    public string? DocsUrl { get; init; }

    /// <summary>Seconds that are served after SIGTERM before connections are closed.</summary>
    public int DrainSeconds { get; init; } = 10;

    /// <summary>Address of the API server; null: the one of the cluster that this runs in.</summary>
    public string? ApiServer { get; init; }

    /// <summary>File with the token for the API server.</summary>
    public string? ApiTokenFile { get; init; }

    /// <summary>File with the API server's certificate authorities.</summary>
    public string? ApiCaFile { get; init; }

    /// <summary>text or json.</summary>
    public string LogFormat { get; init; } = "text";

    /// <summary>debug, info, warning or error.</summary>
    public string LogLevel { get; init; } = "info";
}
