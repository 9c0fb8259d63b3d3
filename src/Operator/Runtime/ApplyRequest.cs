using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PyOps.Operator.Runtime;

/// <summary>Sends one server-side apply.</summary>
internal sealed class ApplyRequest(IKubernetes client)
{
    /// <summary>Applies the body and takes over fields that others own.</summary>
    /// <param name="target">Kind, name and, unless the kind has none, namespace.</param>
    /// <param name="body">What to apply.</param>
    /// <param name="manager">The field manager.</param>
    /// <param name="status">To the status subresource; only of kinds that live in namespaces.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>The object as the API server returned it.</returns>
    public Task<T> SendAsync<T>(T target, JsonObject body, string manager, bool status, CancellationToken cancellation)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.For<T>();
        var (ns, name) = (target.Metadata.NamespaceProperty, target.Metadata.Name);
        var patch = new V1Patch(body.ToJsonString(), V1Patch.PatchType.ApplyPatch);
        if (string.IsNullOrEmpty(ns))
        {
            return client.CustomObjects.PatchClusterCustomObjectAsync<T>(
                body: patch, group: kind.Group, version: kind.Version, plural: kind.Plural, name: name,
                fieldManager: manager, fieldValidation: "Strict", force: true, cancellationToken: cancellation);
        }

        return status
            ? client.CustomObjects.PatchNamespacedCustomObjectStatusAsync<T>(
                body: patch, group: kind.Group, version: kind.Version, namespaceParameter: ns, plural: kind.Plural, name: name,
                fieldManager: manager, fieldValidation: "Strict", force: true, cancellationToken: cancellation)
            : client.CustomObjects.PatchNamespacedCustomObjectAsync<T>(
                body: patch, group: kind.Group, version: kind.Version, namespaceParameter: ns, plural: kind.Plural, name: name,
                fieldManager: manager, fieldValidation: "Strict", force: true, cancellationToken: cancellation);
    }
}
