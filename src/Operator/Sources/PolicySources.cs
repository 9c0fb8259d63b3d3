using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Sources;

/// <summary>What more than one controller may read of policies.</summary>
internal static class PolicySources
{
    /// <summary>The RuntimePolicies; none where their kind is not served.</summary>
    public static Source<PolicyObject> Policies { get; } =
        new(ResourceKind.For<PolicyObject>(namespaced: false), new() { MayBeMissing = true });
}
