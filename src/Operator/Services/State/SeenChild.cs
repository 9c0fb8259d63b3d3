using PyOps.Crds.Desired;

namespace PyOps.Operator.Services.State;

/// <summary>What the store of a child's kind holds of a service at one moment.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Live">The object, or null.</param>
/// <param name="IsServed">Whether the cluster has the kind.</param>
internal sealed record SeenChild(ChildKind Kind, object? Live, bool IsServed)
{
    /// <summary>The object of a type among them, or null.</summary>
    public static T? Of<T>(IEnumerable<SeenChild> seen)
        where T : class => seen.Select(child => child.Live).OfType<T>().FirstOrDefault();
}
