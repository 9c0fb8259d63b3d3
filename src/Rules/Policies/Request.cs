using PyOps.Rules.Checks;

namespace PyOps.Rules.Policies;

/// <summary>Who asks for what, where.</summary>
/// <param name="Namespace">The namespace of the request; null when it is not known, which no exemption by namespace takes.</param>
/// <param name="User">The user who makes it; null when not known, which no exemption by user takes.</param>
/// <param name="Mode">The namespace's mode.</param>
/// <param name="Now">The time, for exemptions that expire.</param>
public sealed record Request(string? Namespace, string? User, Effect Mode, DateTimeOffset Now)
{
    /// <summary>Address of docs/practices.md where whoever asks has one; null: messages name the command that explains rules.</summary>
    public string? Docs { get; init; }
}
