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

    /// <summary>The Secret with the webhook's certificate and its key, which the webhook's pods mount.</summary>
    public string Secret { get; init; } = "pyops-webhook-tls";

    /// <summary>
    /// The Secret with the authority and its key. No pod refers to it: a node may read every Secret that a pod on it refers to.
    /// </summary>
    public string AuthoritySecret { get; init; } = "pyops-webhook-ca";

    /// <summary>The certificate's Secret: the one thing that is reconciled.</summary>
    public NamespacedName SecretKey => new(Namespace, Secret);

    /// <summary>The authority's Secret.</summary>
    public NamespacedName AuthorityKey => new(Namespace, AuthoritySecret);

    /// <summary>Whether somebody else, such as cert-manager, writes Secret and caBundle: then they are only verified.</summary>
    public bool External { get; init; }

    /// <summary>The name by which API servers call the webhook.</summary>
    public string Host => $"{Service}.{Namespace}.svc";

    /// <summary>Every name that the webhook's certificate is for.</summary>
    public IReadOnlyList<string> Names => [Service, $"{Service}.{Namespace}", Host, $"{Host}.cluster.local"];
}
