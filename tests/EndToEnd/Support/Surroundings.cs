namespace PyOps.EndToEnd.Support;

/// <summary>What a test makes unusual around an operator.</summary>
internal sealed record Surroundings
{
    /// <summary>Where it reaches the API server; null for the cluster's own address.</summary>
    public Uri? Server { get; init; }

    /// <summary>Its binary: the one that was built with the tests, the one that is measured, or the next version.</summary>
    public string Program { get; init; } =
        System.Environment.GetEnvironmentVariable("PYOPS_OPERATOR") ?? Path.Combine(AppContext.BaseDirectory, "pyops-operator");

    /// <summary>The image with the init process; null for the one that the cluster has.</summary>
    public string? InitImage { get; init; }

    /// <summary>Whether the start is over only when it is ready.</summary>
    public bool UntilReady { get; init; } = true;

    /// <summary>What its process may take of memory; null for all there is.</summary>
    public MemoryGroup? Memory { get; init; }

    /// <summary>Environment variables of its process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
