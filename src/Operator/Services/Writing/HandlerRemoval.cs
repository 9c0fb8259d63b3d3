using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Writing;

/// <summary>
/// Takes probes and lifecycle hooks away before an apply that no longer names them. Server-side apply alone would empty them and leave them
/// there, and an empty one is refused. Only removals: of what an apply does not own it could never take anything back.
/// </summary>
internal sealed class HandlerRemoval(IKubernetes client)
{
    /// <summary>The Deployment without what the intent lacks; the very same when there is nothing to take away.</summary>
    /// <param name="intent">The Deployment as it shall be.</param>
    /// <param name="live">The Deployment that is there and ours, or null.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <exception cref="StaleObjectException">The Deployment is not as we know it.</exception>
    public async Task<V1Deployment?> PrepareAsync(V1Deployment intent, V1Deployment? live, CancellationToken cancellation)
    {
        if (live is null || Removals(intent, live) is not { Count: > 0 } removals)
            return live;
        try
        {
            return await client.AppsV1.PatchNamespacedDeploymentAsync(
                body: new V1Patch(removals.ToJsonString(), V1Patch.PatchType.JsonPatch), name: live.Metadata.Name,
                namespaceParameter: live.Metadata.NamespaceProperty, fieldManager: ApiNames.FieldManager, cancellationToken: cancellation);
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            throw new StaleObjectException($"Deployment {NamespacedName.Of(live)} has changed since it was read", e);
        }
    }

    private static JsonArray Removals(V1Deployment intent, V1Deployment live)
    {
        var removals = new JsonArray();
        var containers = live.Spec.Template.Spec.Containers;
        for (var index = 0; index < containers.Count; index++)
        {
            var (there, path) = (containers[index], $"/spec/template/spec/containers/{index}");
            if (intent.Spec.Template.Spec.Containers.FirstOrDefault(container => container.Name == there.Name) is not { } wanted)
                continue;
            var lost = Lost(there, wanted).ToList();
            if (lost.Count > 0)
                removals.Add(new JsonObject { ["op"] = "test", ["path"] = path + "/name", ["value"] = there.Name });
            foreach (var field in lost)
                removals.Add(new JsonObject { ["op"] = "remove", ["path"] = $"{path}/{field}" });
        }

        return removals;
    }

    private static IEnumerable<string> Lost(V1Container there, V1Container wanted)
    {
        if (there.StartupProbe is not null && wanted.StartupProbe is null)
            yield return "startupProbe";
        if (there.ReadinessProbe is not null && wanted.ReadinessProbe is null)
            yield return "readinessProbe";
        if (there.LivenessProbe is not null && wanted.LivenessProbe is null)
            yield return "livenessProbe";
        if (there.Lifecycle is not null && wanted.Lifecycle is null)
            yield return "lifecycle";
    }
}
