namespace PyOps.Crds.Completed;

/// <summary>The Service in front of a Web application.</summary>
/// <param name="Port">Port of the Service.</param>
/// <param name="Type">ClusterIP, NodePort or LoadBalancer.</param>
/// <param name="Annotations">Annotations of the Service.</param>
public sealed record CompletedEndpoint(int Port, string Type, IReadOnlyDictionary<string, string> Annotations);
