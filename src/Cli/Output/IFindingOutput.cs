namespace PyOps.Cli.Output;

/// <summary>Writes findings as they come.</summary>
/// <typeparam name="T">The findings.</typeparam>
internal interface IFindingOutput<in T>
{
    /// <summary>Writes one.</summary>
    void Write(T finding);

    /// <summary>Writes what comes after all.</summary>
    /// <param name="summary">Lines for people.</param>
    void Finish(IEnumerable<string> summary);
}
