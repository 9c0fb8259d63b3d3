using PyOps.Crds.Validations;
using PyOps.Operator.Certificates;
using PyOps.Operator.Runtime.Leading;
using PyOps.Operator.Runtime.Managing;

namespace PyOps.Operator;

/// <summary>How the operator runs; each member is a command-line option of the same name.</summary>
internal sealed record OperatorOptions
{
    /// <summary>Path of a kubeconfig; null for the cluster we run in, else the user's own.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Context of the kubeconfig; null for its current one.</summary>
    public string? Context { get; init; }

    /// <summary>The operator's own namespace, where its Lease is.</summary>
    public required string Namespace { get; init; }

    /// <summary>Namespaces to look after; empty for all.</summary>
    public IReadOnlyList<string> WatchNamespaces { get; init; } = [];

    /// <summary>Whether replicas agree on one that works. Only for a single replica without.</summary>
    public bool LeaderElection { get; init; } = true;

    /// <summary>Seconds after which a leader that was killed is replaced; the renewal deadline and period follow from it.</summary>
    public int LeaseSeconds { get; init; } = 15;

    /// <summary>Who this replica is, in the Lease and in events.</summary>
    public required string Identity { get; init; }

    /// <summary>Reconciles at the same time.</summary>
    public int Workers { get; init; } = 16;

    /// <summary>Port of /livez, /readyz and /metrics.</summary>
    public int HealthPort { get; init; } = 8081;

    /// <summary>The pyops-init image.</summary>
    public required string InitImage { get; init; }

    /// <summary>Address of docs/practices.md, to which messages lead; null: they name <c>kubectl pyops explain</c>.</summary>
    public string? DocsUrl { get; init; }

    /// <summary>What services may ask for; each member is an option.</summary>
    public InstallBounds Bounds { get; init; } = InstallBounds.None;

    /// <summary>The webhook whose certificates are looked after; null where none is installed.</summary>
    public CertificateOptions? Certificates { get; init; }

    /// <summary>text or json.</summary>
    public string LogFormat { get; init; } = "text";

    /// <summary>debug, info, warning or error.</summary>
    public string LogLevel { get; init; } = "info";

    /// <summary>What the manager has to know of it.</summary>
    public ManagerOptions ForManager() => new(
        Identity,
        HealthPort,
        LeaderElection ? LeaderElectionOptions.Lasting(LeaseSeconds, Namespace, "pyops-operator", Identity) : null,
        WatchNamespaces);
}
