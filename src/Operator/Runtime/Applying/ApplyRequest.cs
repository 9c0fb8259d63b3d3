using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>Sends one server-side apply, or a patch of what an apply cannot reach.</summary>
internal sealed class ApplyRequest(IKubernetes client)
{
    /// <summary>Applies the body and takes over fields that others own.</summary>
    /// <param name="target">Kind, name and, unless the kind has none, namespace.</param>
    /// <param name="body">What to apply.</param>
    /// <param name="manager">The field manager.</param>
    /// <param name="status">To the status subresource.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>The object as the API server returned it.</returns>
    /// <exception cref="HttpOperationException">The server refused. 409: the body has a uid and no such object exists.</exception>
    /// <exception cref="StaleObjectException">The body has a uid, and the object of that name has another one; or a status has no
    /// object.</exception>
    public async Task<T> SendAsync<T>(T target, JsonObject body, string manager, bool status, CancellationToken cancellation)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return await PatchAsync(
                target, new V1Patch(ApplyBody.Write(body), V1Patch.PatchType.ApplyPatch), manager, status, force: true, cancellation);
        }
        catch (HttpOperationException e) when (IsForeignUid(e))
        {
            throw new StaleObjectException($"{target.Kind} {NamespacedName.Of(target)} has been replaced by another of that name", e);
        }
        catch (HttpOperationException e) when (status && e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            throw new StaleObjectException($"{target.Kind} {NamespacedName.Of(target)} is gone", e);
        }
    }

    /// <summary>Patches an object by operations of a JSON patch, as long as it is as it was seen.</summary>
    /// <param name="live">The object as it was seen.</param>
    /// <param name="operations">What to do.</param>
    /// <param name="manager">The field manager.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <exception cref="HttpOperationException">The server refused. 409: the object has changed.</exception>
    public Task<T> PatchAsync<T>(T live, IEnumerable<JsonObject> operations, string manager, CancellationToken cancellation)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var seen = new JsonObject
        {
            ["op"] = "replace",
            ["path"] = "/metadata/resourceVersion",
            ["value"] = live.Metadata.ResourceVersion,
        };
        return PatchAsync(
            live, new V1Patch(new JsonArray([seen, .. operations]).ToJsonString(), V1Patch.PatchType.JsonPatch), manager,
            status: false, force: null, cancellation);
    }

    // Servers call a uid that is not the object's an invalid change of an immutable field.
    // A message may have those words for another reason.
    private static bool IsForeignUid(HttpOperationException e)
    {
        if (e.Response is not { StatusCode: HttpStatusCode.UnprocessableEntity, Content: { } answer })
            return false;
        try
        {
            return JsonNode.Parse(answer)?["details"]?["causes"] is JsonArray { Count: > 0 } causes
                && causes.All(cause => cause is JsonObject && cause["field"]?.ToString() == "metadata.uid");
        }
        catch (Exception notAStatus) when (notAStatus is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private Task<T> PatchAsync<T>(
        T target, V1Patch patch, string manager, bool status, bool? force, CancellationToken cancellation)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.For<T>();
        var (ns, name) = (target.Metadata.NamespaceProperty, target.Metadata.Name);
        if (string.IsNullOrEmpty(ns))
        {
            return status
                ? client.CustomObjects.PatchClusterCustomObjectStatusAsync<T>(
                    body: patch, group: kind.Group, version: kind.Version, plural: kind.Plural, name: name,
                    fieldManager: manager, fieldValidation: "Strict", force: force, cancellationToken: cancellation)
                : client.CustomObjects.PatchClusterCustomObjectAsync<T>(
                    body: patch, group: kind.Group, version: kind.Version, plural: kind.Plural, name: name,
                    fieldManager: manager, fieldValidation: "Strict", force: force, cancellationToken: cancellation);
        }

        return status
            ? client.CustomObjects.PatchNamespacedCustomObjectStatusAsync<T>(
                body: patch, group: kind.Group, version: kind.Version, namespaceParameter: ns, plural: kind.Plural, name: name,
                fieldManager: manager, fieldValidation: "Strict", force: force, cancellationToken: cancellation)
            : client.CustomObjects.PatchNamespacedCustomObjectAsync<T>(
                body: patch, group: kind.Group, version: kind.Version, namespaceParameter: ns, plural: kind.Plural, name: name,
                fieldManager: manager, fieldValidation: "Strict", force: force, cancellationToken: cancellation);
    }
}
