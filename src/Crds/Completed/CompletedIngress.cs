namespace PyOps.Crds.Completed;

/// <summary>The way from outside to a Web application.</summary>
/// <param name="Host">Host name, perhaps with a wildcard.</param>
/// <param name="Path">Prefix of the paths.</param>
/// <param name="ClassName">IngressClass; null for the cluster's default.</param>
/// <param name="TlsSecret">Secret with the certificate; null for none.</param>
/// <param name="Annotations">Annotations of the Ingress.</param>
public sealed record CompletedIngress(
    string Host, string Path, string? ClassName, string? TlsSecret, IReadOnlyDictionary<string, string> Annotations);
