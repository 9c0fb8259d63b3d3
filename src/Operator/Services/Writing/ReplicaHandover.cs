using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Runtime.Applying;

namespace PyOps.Operator.Services.Writing;

/// <summary>
/// Leaves the replicas of a Deployment to an autoscaler. A field that we own and apply no longer falls back to its
/// default, here 1. So another manager takes the live number first; then our apply names none, and marks the
/// Deployment by <see cref="ApiNames.ScaledByAnnotation"/>.
/// </summary>
internal sealed class ReplicaHandover(ApplyRequest request)
{
    /// <summary>What to apply, and to which object, once the number of pods is safe.</summary>
    /// <param name="service">The service; without autoscaling there is nothing to prepare.</param>
    /// <param name="intent">The Deployment as it shall be in the end.</param>
    /// <param name="live">The Deployment that is there and ours, or null.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task<(V1Deployment Intent, V1Deployment? Live)> PrepareAsync(
        CompletedService service, V1Deployment intent, V1Deployment? live, CancellationToken cancellation)
    {
        if (service.Autoscaling is null || live?.Metadata.Annotations?.ContainsKey(ApiNames.ScaledByAnnotation) is true)
            return (intent, live);
        // It begins with a number of ours; the change wakes us, and the number is handed over like any other.
        if (live is null)
            return (Beginning(intent, service.Replicas), null);
        var kept = await request.SendAsync(
            intent, Replicas(live, service.Replicas), ApiNames.ScaleFieldManager, status: false, cancellation);
        return (intent, kept);
    }

    private static V1Deployment Beginning(V1Deployment intent, int replicas) => intent with
    {
        Metadata = intent.Metadata with { Annotations = null },
        Spec = intent.Spec with { Replicas = replicas },
    };

    // With the version that the number is of, so that one which somebody has just set is not undone: that is a conflict, and we look again.
    // An autoscaler does not touch a Deployment that is scaled to 0.
    private static JsonObject Replicas(V1Deployment live, int beginning) => new()
    {
        ["apiVersion"] = live.ApiVersion,
        ["kind"] = live.Kind,
        ["metadata"] = new JsonObject
        {
            ["name"] = live.Metadata.Name,
            ["namespace"] = live.Metadata.NamespaceProperty,
            ["uid"] = live.Metadata.Uid,
            ["resourceVersion"] = live.Metadata.ResourceVersion,
        },
        ["spec"] = new JsonObject { ["replicas"] = live.Spec.Replicas is > 0 and var number ? number : beginning },
    };
}
