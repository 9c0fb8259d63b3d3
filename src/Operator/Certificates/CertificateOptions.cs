using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Certificates;

/// <summary>Whose certificates these are, and where they are kept; each member comes from a command-line option.</summary>
internal sealed record CertificateOptions
{
    /// <summary>Where the Service, its pods and the Secret are.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Service through which the API server reaches the webhook.</summary>
    public required string Service { get; init; }

    /// <summary>The ValidatingWebhookConfiguration.</summary>
    public string Configuration { get; init; } = "pyops";

    /// <summary>The Secret with certificates and keys.</summary>
    public string Secret { get; init; } = "pyops-webhook-tls";

    /// <summary>The Secret's key: the one thing that is reconciled.</summary>
    public NamespacedName SecretKey => new(Namespace, Secret);

    /// <summary>Whether somebody else, such as cert-manager, writes Secret and caBundle: then they are only verified.</summary>
    public bool External { get; init; }

    /// <summary>The name by which API servers call the webhook.</summary>
    public string Host => $"{Service}.{Namespace}.svc";

    /// <summary>Every name that the webhook's certificate is for.</summary>
    public IReadOnlyList<string> Names => [Service, $"{Service}.{Namespace}", Host, $"{Host}.cluster.local"];
}
