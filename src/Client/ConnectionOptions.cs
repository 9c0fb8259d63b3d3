using PyOps.Hosting;

namespace PyOps.Client;

/// <summary>Where to look for the cluster. All empty: the cluster we run in, else the user's kubeconfig.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Who asks, for the user agent of every request.</summary>
    public required BuildInfo Program { get; init; }

    /// <summary>Path of a kubeconfig (<c>--kubeconfig</c>). When given, nothing else is looked at.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>Context to use in the kubeconfig instead of its current one. When given, the cluster we run in is not looked at.</summary>
    public string? Context { get; init; }

    /// <summary>Reads KUBECONFIG and HOME.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
