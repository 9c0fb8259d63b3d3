namespace PyOps.Rules.Policies;

/// <summary>Something wrong with a RuntimePolicy.</summary>
/// <param name="Field">Path of the field; empty for the whole.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record PolicyError(string Field, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Field.Length == 0 ? Message : $"{Field}: {Message}";
}
