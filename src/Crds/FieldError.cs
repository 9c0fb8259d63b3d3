namespace PyOps.Crds;

/// <summary>One thing that is wrong with a resource.</summary>
/// <param name="Field">JSON path from the object's root, such as <c>spec.env[0].name</c>.</param>
/// <param name="Message">The value and what to write instead, one sentence, without the path and never with a secret's value.</param>
public sealed record FieldError(string Field, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Field}: {Message}";
}
