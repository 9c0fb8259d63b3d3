using PyOps.Rules.Checks;

namespace PyOps.Rules.Evaluation;

/// <summary>The answer to a request.</summary>
public sealed record Decision
{
    /// <summary>Allowed, with nothing to say.</summary>
    public static readonly Decision Clean = new();

    /// <summary>Why the request is denied, in lines; null when it is allowed.</summary>
    public string? Denial { get; init; }

    /// <summary>Whether the request is allowed.</summary>
    public bool Allowed => Denial is null;

    /// <summary>What the user is warned of, a line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Ids of the rules with findings, with commas between them; <c>unreadable</c> for an object that is. Null when there are none.
    /// </summary>
    public string? Audit { get; init; }

    /// <summary>Why the object cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>The findings that do something, the pod's own first, then container by container.</summary>
    public IReadOnlyList<JudgedFinding> Findings { get; init; } = [];

    /// <summary>The same without a refusal: what would have been refused is noted in the audit log.</summary>
    public Decision Noted() => this with
    {
        Denial = null,
        Findings = [.. Findings.Select(judged => judged.Effect == Effect.Enforce ? judged with { Effect = Effect.Audit } : judged)],
    };
}
