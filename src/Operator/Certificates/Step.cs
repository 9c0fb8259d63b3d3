using System.Security.Cryptography.X509Certificates;

namespace PyOps.Operator.Certificates;

/// <summary>The next step towards a webhook that API servers trust, and why.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record Step(StepKind Kind, string Reason)
{
    /// <summary>Whether it is one in the certificate's Secret; else, if it is one in a Secret, in the authority's.</summary>
    public bool IsInLeafSecret => Kind is StepKind.WriteLeaf or StepKind.RefuseOfLeaf;

    /// <summary>Whether the next authority signs, for <see cref="StepKind.WriteLeaf"/>.</summary>
    public bool ByNext { get; init; }

    /// <summary>Whom to trust, for <see cref="StepKind.Trust"/>.</summary>
    public IReadOnlyList<X509Certificate2> Authorities { get; init; } = [];

    /// <summary>When to look again, for <see cref="StepKind.Wait"/> and <see cref="StepKind.Rest"/>.</summary>
    public TimeSpan After { get; init; }
}
