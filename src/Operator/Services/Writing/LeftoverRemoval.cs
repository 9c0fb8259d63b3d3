using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Drift;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Writing;

/// <summary>
/// Takes probes, lifecycle hooks and sources of volumes away before an apply that no longer names them. Server-side apply
/// alone would leave what the server itself has added to them, and that is refused. What others put there stays. For old
/// servers alone, see <see cref="OlderServers"/>: it costs a roll-out of its own.
/// </summary>
internal sealed class LeftoverRemoval(IKubernetes client)
{
    /// <summary>The Deployment without what the intent lacks; the very same when there is nothing to take away.</summary>
    /// <param name="intent">The Deployment as it shall be.</param>
    /// <param name="live">The Deployment that is there and ours, or null.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <exception cref="StaleObjectException">The Deployment is not as we know it.</exception>
    public async Task<V1Deployment?> PrepareAsync(V1Deployment intent, V1Deployment? live, CancellationToken cancellation)
    {
        if (live is null)
            return live;
        JsonNode[] operations = [.. Handlers(intent, live), .. Volumes(intent.Spec.Template.Spec, live.Spec.Template.Spec)];
        if (operations is [])
            return live;
        try
        {
            return await client.AppsV1.PatchNamespacedDeploymentAsync(
                body: new V1Patch(new JsonArray(operations).ToJsonString(), V1Patch.PatchType.JsonPatch), name: live.Metadata.Name,
                namespaceParameter: live.Metadata.NamespaceProperty, fieldManager: ApiNames.FieldManager, cancellationToken: cancellation);
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            throw new StaleObjectException($"Deployment {NamespacedName.Of(live)} has changed since it was read", e);
        }
    }

    private static IEnumerable<JsonObject> Handlers(V1Deployment intent, V1Deployment live)
    {
        foreach (var (index, there) in live.Spec.Template.Spec.Containers.Index())
        {
            if (intent.Spec.Template.Spec.Containers.FirstOrDefault(container => container.Name == there.Name) is not { } wanted)
                continue;
            var path = $"/spec/template/spec/containers/{index}";
            var lost = Lost(there, wanted).Where(field => !ForeignFields.Own(live, there.Name, field)).ToList();
            if (lost.Count > 0)
                yield return Operation("test", path + "/name", there.Name);
            foreach (var field in lost)
                yield return Operation("remove", $"{path}/{field}");
        }
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

    // A volume is of one kind: of another kind it is another volume.
    private static IEnumerable<JsonObject> Volumes(V1PodSpec intent, V1PodSpec live)
    {
        foreach (var (index, there) in (live.Volumes ?? []).Index())
        {
            if (intent.Volumes?.FirstOrDefault(volume => volume.Name == there.Name) is not { } wanted)
                continue;
            var (now, shall) = (CanonicalJson.Of(there), CanonicalJson.Of(wanted));
            if (now.All(source => shall.ContainsKey(source.Key)))
                continue;
            yield return Operation("test", $"/spec/template/spec/volumes/{index}/name", there.Name);
            yield return Operation("replace", $"/spec/template/spec/volumes/{index}", shall);
        }
    }

    private static JsonObject Operation(string op, string path, JsonNode? value = null)
    {
        var operation = new JsonObject { ["op"] = op, ["path"] = path };
        if (value is not null)
            operation["value"] = value;
        return operation;
    }
}
