namespace PyOps.Cli.Output;

/// <summary>Writes findings as they come.</summary>
/// <typeparam name="T">The findings.</typeparam>
internal interface IFindingOutput<in T>
{
    /// <summary>Writes some: all of the objects that they are about.</summary>
    void Write(IReadOnlyList<T> findings);

    /// <summary>Writes what comes after all.</summary>
    /// <param name="summary">Lines for people.</param>
    void Finish(IEnumerable<string> summary);
}
