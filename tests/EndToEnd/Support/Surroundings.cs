namespace PyOps.EndToEnd.Support;

/// <summary>What a test makes unusual around an operator.</summary>
internal sealed record Surroundings
{
    /// <summary>Where it reaches the API server; null for the cluster's own address.</summary>
    public Uri? Server { get; init; }

    /// <summary>Where its binary is; another build of it, for upgrades.</summary>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Environment variables of its process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
