using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Sources;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Services;

/// <summary>
/// The rules by which services are judged: those of the cluster's RuntimePolicy, or the built-in ones while there is none that is valid.
/// </summary>
internal sealed class PolicyInForce(Informer<PolicyObject> policies)
{
    private static readonly NamespacedName key = new("", PolicyReader.PolicyName);
    private volatile Known known = new(null, Policy.Default);

    /// <summary>The rules; read anew only when the object is another.</summary>
    public Policy Now()
    {
        var live = policies.Get(key);
        var last = known;
        return ReferenceEquals(live, last.Live) ? last.Policy : (known = new(live, live?.Read().Policy ?? Policy.Default)).Policy;
    }

    private sealed record Known(PolicyObject? Live, Policy Policy);
}
